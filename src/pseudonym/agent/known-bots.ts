/*
 * Names of public bots, each with who sends it or what for. Only a name that many sites see is here,
 * as a rare one (`AliceJansenBot`) can name a person or a company: it leaves as `bot`. One or two
 * words; sorted without case.
 */

export const KNOWN_BOTS: readonly string[] = [
  'AdIdxBot', // Bing ads
  'AdsBot-Google', // Google ads
  'AdsBot-Google-Mobile', // Google ads
  'AhrefsBot', // Ahrefs, link index
  'AhrefsSiteAudit', // Ahrefs, site audit
  'AI2Bot', // Allen Institute for AI
  'Amazonbot', // Amazon
  'Amzn-SearchBot', // Amazon
  'anthropic-ai', // Anthropic
  'APIs-Google', // Google push messages
  'Applebot', // Apple
  'archive.org_bot', // Internet Archive
  'atlassian-bot', // Atlassian
  'Baiduspider', // Baidu
  'Baiduspider-render', // Baidu
  'Barkrowler', // Babbar, link index
  'Better Uptime', // uptime monitor
  'bingbot', // Bing
  'BingPreview', // Bing
  'BitSightBot', // security rating
  'BLEXBot', // link index
  'Bravebot', // Brave search
  'Bytespider', // ByteDance
  'CCBot', // Common Crawl
  'CensysInspect', // Censys, internet scan
  'ChatGPT-User', // OpenAI
  'Chrome-Lighthouse', // Google page audit
  'Claude-SearchBot', // Anthropic
  'Claude-User', // Anthropic
  'Claude-Web', // Anthropic
  'ClaudeBot', // Anthropic
  'Cloudflare-AlwaysOnline', // Cloudflare
  'Cloudflare-Healthchecks', // Cloudflare
  'CloudFlare-Prefetch', // Cloudflare
  'coccocbot-web', // Coc Coc search
  'cohere-ai', // Cohere
  'CriteoBot', // ads
  'DataForSeoBot', // link index
  'DeepSeekBot', // DeepSeek
  'DetectifyBot', // security scan
  'Diffbot', // page extraction
  'Discordbot', // link preview
  'DotBot', // Moz, link index
  'DuckAssistBot', // DuckDuckGo
  'DuckDuckBot', // DuckDuckGo
  'DuckDuckBot-Https', // DuckDuckGo
  'DuckDuckGo-Favicons-Bot', // DuckDuckGo
  'Embedly', // link preview
  'Expanse', // Palo Alto Networks, internet scan
  'facebookcatalog', // Meta
  'facebookexternalhit', // Meta link preview
  'facebot', // Meta
  'Feedbin', // feed reader
  'FeedBurner', // feed proxy
  'Feedfetcher-Google', // Google feed reader
  'Feedly', // feed reader
  'FeedlyBot', // feed reader
  'FeedValidator', // W3C
  'FreshpingBot', // uptime monitor
  'Google Favicon', // Google
  'Google-Apps-Script', // Google
  'Google-CloudVertexBot', // Google
  'Google-InspectionTool', // Google search console
  'Google-Read-Aloud', // Google
  'Google-Safety', // Google
  'Google-Site-Verification', // Google
  'Googlebot', // Google
  'Googlebot-Image', // Google
  'Googlebot-News', // Google
  'GoogleImageProxy', // Gmail images
  'GoogleOther', // Google
  'GoogleStackdriverMonitoring', // uptime monitor
  'GPTBot', // OpenAI
  'GrapeshotCrawler', // Oracle ads
  'HetrixTools', // uptime monitor
  'ia_archiver', // Internet Archive
  'iframely', // link preview
  'ImagesiftBot', // image search
  'Inoreader', // feed reader
  'InternetMeasurement', // internet scan
  'IonCrawl', // IONOS
  'Jetpack', // WordPress.com
  'Jooblebot', // job search
  'Kagibot', // Kagi search
  "Let's Encrypt", // certificate validation
  'Linespider', // LINE search
  'LinkedInBot', // link preview
  'Mail.RU_Bot', // Mail.ru search
  'Mastodon', // fediverse server
  'Mattermost-Bot', // link preview
  'Mediapartners-Google', // Google ads
  'MegaIndex.ru', // link index
  'Meta-ExternalAds', // Meta
  'Meta-ExternalAgent', // Meta
  'Meta-ExternalFetcher', // Meta
  'Meta-WebIndexer', // Meta
  'Miniflux', // feed reader
  'MistralAI-User', // Mistral
  'MJ12bot', // Majestic, link index
  'MojeekBot', // Mojeek search
  'msnbot', // Bing
  'NetcraftSurveyAgent', // Netcraft, internet scan
  'NewRelicPinger', // uptime monitor
  'NewsBlur', // feed reader
  'Nextcloud-News', // feed reader
  'Nikto', // security scan
  'Nmap Scripting', // security scan
  'NodePing', // uptime monitor
  'OAI-SearchBot', // OpenAI
  'Omgilibot', // webz.io
  'OnCrawl', // site audit
  'Pandalytics', // domain index
  'Perplexity-User', // Perplexity
  'PerplexityBot', // Perplexity
  'PetalBot', // Huawei search
  'Pingdom.com_bot_version_1.4_', // uptime monitor
  'PingdomTMS', // uptime monitor
  'Pinterestbot', // link preview
  'PTST', // WebPageTest
  'Qwantbot', // Qwant search
  'redditbot', // link preview
  'rogerbot', // Moz, link index
  'RuxitSynthetic', // Dynatrace monitor
  'Screaming Frog', // site audit
  'SeekportBot', // search
  'SemanticScholarBot', // paper search
  'SemrushBot', // Semrush, link index
  'SemrushBot-BA', // Semrush
  'SEOkicks', // link index
  'serpstatbot', // link index
  'SeznamBot', // Seznam search
  'Shodan', // internet scan
  'Site24x7', // uptime monitor
  'SiteAuditBot', // Semrush
  'SiteLockSpider', // security scan
  'SkypeUriPreview', // link preview
  'Slack-ImgProxy', // link preview
  'Slackbot', // link preview
  'Slackbot-LinkExpanding', // link preview
  'Sogou', // Sogou search
  'SpamhausBot', // abuse data
  'StatusCake', // uptime monitor
  'Storebot-Google', // Google
  'TelegramBot', // link preview
  'TikTokSpider', // ByteDance
  'Timpibot', // Timpi search
  'trendictionbot', // Talkwalker
  'TurnitinBot', // plagiarism check
  'Twitterbot', // link preview
  'UniversalFeedParser', // feed reader
  'updown.io', // uptime monitor
  'Uptime-Kuma', // uptime monitor
  'UptimeRobot', // uptime monitor
  'Validator.nu', // W3C
  'VelenPublicWebCrawler', // business index
  'virustotal', // VirusTotal
  'W3C-checklink', // W3C
  'W3C_Validator', // W3C
  'WebPageTest', // page audit
  'webprosbot', // cPanel
  'Yahoo! Slurp', // Yahoo search
  'YahooMailProxy', // Yahoo mail images
  'YandexBot', // Yandex
  'YandexImages', // Yandex
  'YandexMetrika', // Yandex
  'YandexMobileBot', // Yandex
  'YandexRenderResourcesBot', // Yandex
  'YandexWebmaster', // Yandex
  'Yeti', // Naver search
  'YisouSpider', // Shenma search
  'YouBot', // You.com
  'ZoominfoBot', // business index
];
