/** Names of which invented people are made. */
export const FIRST_NAMES =
  'Sanne Daan Lotte Bram Fenna Joris Maud Thijs Noor Iris Jelle Roos Teun Milan Saar Gijs Femke Ruben Youssef Amira Anouk Pieter Willemijn Hendrik Marieke Zoë Chloé'.split(
    ' ',
  );

export const LAST_NAMES =
  'Visser Bakker Jansen Mulder Dekker Brouwer Kuipers Verhoeven Hermans Schouten Willems Kramer Hoekstra Postma Zijlstra Yilmaz Nguyen Okafor Lindqvist Vermeulen'.split(
    ' ',
  );
