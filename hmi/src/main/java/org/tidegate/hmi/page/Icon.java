package org.tidegate.hmi.page;

/** Drawings beside words, in the colour of the text. */
enum Icon {
  NONE(""),
  YES("M4 12.5 9.5 18 20 6.5"),
  NO("M6 6 18 18M18 6 6 18"),
  BACK("M14.5 5 7.5 12 14.5 19"),
  NEXT("M9.5 5 16.5 12 9.5 19"),
  LANGUAGE("M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M3 12h18M12 3c5 5.5 5 12.5 0 18M12 3c-5 5.5-5 12.5 0 18"),
  SLIDERS("M4 7h9M19 7h1M4 17h1M11 17h9M16 4.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5M8 14.5a2.5 2.5 0 1 0 0 5"
      + "a2.5 2.5 0 1 0 0-5"),
  START("M13 3 6 13.5h5.5L11 21l7-10.5h-5.5z"),
  STOP("M6 6h12v12H6z"),
  KEYS("M6 4h.5M12 4h.5M18 4h.5M6 10h.5M12 10h.5M18 10h.5M6 16h.5M12 16h.5M18 16h.5M12 21h.5"),
  PHONE("M8 2.5h8a1 1 0 0 1 1 1v17a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1v-17a1 1 0 0 1 1-1zM11 18.5h2"),
  HISTORY("M5 20V10M12 20V4M19 20v-7"),
  CLOCK("M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 7v5.5l3.5 2"),
  INTO("M12 4v15M5.5 12.5 12 19l6.5-6.5"),
  OUT_OF("M12 20V5M5.5 11.5 12 5l6.5 6.5"),
  REST("M8.5 5v14M15.5 5v14"),
  PLUG("M8 3v5M16 3v5M5.5 8h13v3.5a6.5 6.5 0 0 1-13 0zM12 18v4"),
  WARNING("M12 3.5 22 20.5H2zM12 10v5M12 17.5v.5"),
  MINUS("M5 12h14"),
  PLUS("M5 12h14M12 5v14");

  private final String path;

  Icon(String path) {
    this.path = path;
  }

  Html html() {
    return this == NONE ? Html.NONE : Html.of("""
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>""", path);
  }
}
