package org.tidegate.hmi.page;

import io.nayuki.qrcodegen.QrCode.Ecc;
import io.nayuki.qrcodegen.QrSegmentAdvanced;

/**
 * A QR code as a picture within a page. Safe from any thread. Dark on light whatever the page's colours, with the quiet
 * zone that readers need; it has no text of its own, so a label says what it is for.
 */
public final class QrCode {
  /** 117 modules: on a panel of 7 inches they are still half a millimetre wide. */
  private static final int LARGEST_VERSION = 25;
  /** Modules around the code, ISO/IEC 18004. */
  private static final int QUIET_ZONE = 4;

  private final io.nayuki.qrcodegen.QrCode code;

  private QrCode(io.nayuki.qrcodegen.QrCode code) {
    this.code = code;
  }

  /**
   * The code of this text, with as much error correction as its size has room for. Capital letters and digits need the
   * least room.
   *
   * @throws io.nayuki.qrcodegen.DataTooLongException when it does not fit: more than 1273 bytes never do
   */
  public static QrCode of(String text) {
    var segments = QrSegmentAdvanced.makeSegmentsOptimally(text, Ecc.LOW, 1, LARGEST_VERSION);
    return new QrCode(io.nayuki.qrcodegen.QrCode.encodeSegments(segments, Ecc.LOW, 1, LARGEST_VERSION, -1, true));
  }

  /** The picture; it takes the size that the style of {@code .qr} gives it. */
  public Html picture(String label) {
    int side = code.size + 2 * QUIET_ZONE;
    return Html.of("""
        <svg class="qr" role="img" aria-label="{}" viewBox="0 0 {} {}" shape-rendering="crispEdges">\
        <path fill="#fff" d="M0 0h{}v{}H0z"/><path fill="#000" d="{}"/></svg>""", label, side, side, side, side,
        dark());
  }

  /** One stroke for each run of dark modules in a row. */
  private String dark() {
    var path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        int run = run(x, y);
        if (run > 0) {
          path.append('M').append(x + QUIET_ZONE).append(' ').append(y + QUIET_ZONE).append('h').append(run)
              .append("v1h-").append(run).append('z');
          x += run;
        }
      }
    }
    return path.toString();
  }

  private int run(int x, int y) {
    int run = 0;
    while (code.getModule(x + run, y)) { // outside of the code every module is light
      run++;
    }
    return run;
  }
}
