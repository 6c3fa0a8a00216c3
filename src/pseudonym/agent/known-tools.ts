/*
 * Names of programs and libraries that ask by themselves, each with what it belongs to. They are in
 * everybody's hands, so a name says nothing of who runs it. One or two words; sorted without case.
 */

export const KNOWN_TOOLS: readonly string[] = [
  'aiohttp', // Python
  'Amazon CloudFront', // content network
  'Ansible-httpget', // Ansible
  'Apache-HttpAsyncClient', // Java
  'Apache-HttpClient', // Java
  'aria2', // downloader
  'axel', // downloader
  'axios', // JavaScript
  'Blackbox Exporter', // Prometheus monitor
  'Boto3', // AWS
  'Buildah', // containers
  'Bun', // JavaScript
  'cargo', // Rust packages
  'CFNetwork', // apps on Apple systems
  'check_http', // Nagios monitor
  'colly', // Go
  'Composer', // PHP packages
  'containerd', // containers
  'curl', // command line
  'Dalvik', // apps on Android
  'Dart', // Dart and Flutter
  'Datadog Agent', // monitor
  'DavClnt', // Windows WebDAV
  'davfs2', // WebDAV
  'Deno', // JavaScript
  'docker', // containers
  'ELB-HealthChecker', // AWS load balancer
  'Faraday', // Ruby
  'fasthttp', // Go
  'feroxbuster', // security scan
  'git', // version control
  'git-lfs', // version control
  'Go-http-client', // Go
  'go-resty', // Go
  'gobuster', // security scan
  'GoogleHC', // Google load balancer
  'got', // JavaScript
  'GuzzleHttp', // PHP
  'HAProxy', // load balancer
  'Home Assistant', // home automation
  'http.rb', // Ruby
  'HTTPie', // command line
  'httpx', // Python or security scan
  'HTTrack', // site copy
  'Insomnia', // API client
  'Jakarta Commons-HttpClient', // Java
  'Java', // Java
  'Java-http-client', // Java
  'k6', // load test
  'kube-probe', // Kubernetes
  'l9explore', // security scan
  'l9tcpid', // security scan
  'libwww-perl', // Perl
  'lua-resty-http', // Lua
  'Lynx', // text browser
  'masscan', // internet scan
  'Microsoft BITS', // Windows updates
  'Microsoft Office', // Office
  'Microsoft-CryptoAPI', // Windows certificates
  'Microsoft-WebDAV-MiniRedir', // Windows WebDAV
  'Microsoft-WNS', // Windows notifications
  'Monit', // monitor
  'node', // JavaScript
  'node-fetch', // JavaScript
  'node-superagent', // JavaScript
  'npm', // JavaScript packages
  'Nuclei', // security scan
  'okhttp', // Java and Android
  'PhantomJS', // headless browser
  'PHP', // PHP
  'PHP-SOAP', // PHP
  'pip', // Python packages
  'podman', // containers
  'PostmanRuntime', // API client
  'PowerShell', // PowerShell
  'Prometheus', // monitor
  'python-httpx', // Python
  'python-requests', // Python
  'Python-urllib', // Python
  'python-urllib3', // Python
  'rclone', // backup
  'reqwest', // Rust
  'restic', // backup
  'RestSharp', // .NET
  'Ruby', // Ruby
  'Scrapy', // Python
  'sqlmap', // security scan
  'Symfony HttpClient', // PHP
  'Traefik', // load balancer
  'Typhoeus', // Ruby
  'undici', // JavaScript
  'VLC', // media player
  'w3m', // text browser
  'Wget', // command line
  'WhatsApp', // link preview
  'WindowsPowerShell', // PowerShell
  'WinHTTP', // Windows
  'WordPress', // site software
  'WPScan', // security scan
  'wrk', // load test
  'yarn', // JavaScript packages
  'Zabbix', // monitor
  'zgrab', // internet scan
];
