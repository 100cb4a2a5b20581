package org.tidegate.hmi.page;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.nayuki.qrcodegen.DataTooLongException;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Codes are read back by another library, from the strokes of the picture. */
class QrCodeTest {
  private static final int PIXELS_PER_MODULE = 4;
  private static final Pattern SIDE = Pattern.compile("viewBox=\"0 0 (\\d+) ");
  private static final Pattern STROKE = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");

  @ParameterizedTest
  @ValueSource(strings = {"A", "https://192.168.1.20:8443/s/#q3Vx_8aTz", "7KQ2-9FHM-XR4T-W6PD-AA", "Größe, 充電, façade"})
  void picture_text_isReadBack(String text) throws ReaderException {
    assertThat(read(QrCode.of(text).picture("code").markup())).isEqualTo(text);
  }

  @Test
  void picture_linesThenManyCapitals_fitsAndIsReadBack() throws ReaderException {
    var text = "12.345 kWh out, 3.210 kWh in\nEUR 3.95\n" + "ABCDEFGH234567".repeat(110);

    assertThat(read(QrCode.of(text).picture("code").markup())).isEqualTo(text);
  }

  @Test
  void of_moreThanALargestCodeHolds_isRefused() {
    assertThat(QrCode.of("a".repeat(1273)).picture("code").markup()).contains("viewBox=\"0 0 125 125\"");
    assertThatThrownBy(() -> QrCode.of("a".repeat(1274))).isInstanceOf(DataTooLongException.class);
  }

  @Test
  void picture_label_isEscaped() {
    assertThat(QrCode.of("A").picture("\"><script>").markup()).contains("aria-label=\"&quot;&gt;&lt;script&gt;\"");
  }

  private static String read(String svg) throws ReaderException {
    var side = SIDE.matcher(svg);
    assertThat(side.find()).isTrue();
    int pixels = Integer.parseInt(side.group(1)) * PIXELS_PER_MODULE;
    var picture = new int[pixels * pixels];
    Arrays.fill(picture, 0xFFFFFF);
    STROKE.matcher(svg).results().forEach(stroke -> {
      for (int y = 0; y < PIXELS_PER_MODULE; y++) {
        int from = (Integer.parseInt(stroke.group(2)) * PIXELS_PER_MODULE + y) * pixels
            + Integer.parseInt(stroke.group(1)) * PIXELS_PER_MODULE;
        Arrays.fill(picture, from, from + Integer.parseInt(stroke.group(3)) * PIXELS_PER_MODULE, 0);
      }
    });
    var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(pixels, pixels, picture)));
    return new QRCodeReader().decode(bitmap, Map.of(DecodeHintType.PURE_BARCODE, true)).getText();
  }
}
