package se.intyga.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {
    @Test
    void a_foreign_reader_reads_back_what_was_drawn() throws Exception {
        String payload = "openid4vp://?client_id=x509_hash%3Aabc&request_uri=https%3A%2F%2Fhost.example%2Fr%2F1";

        assertThat(read(QrCode.svg(payload, "QR"))).isEqualTo(payload);
    }

    @Test
    void the_label_is_escaped() {
        assertThat(QrCode.svg("x", "\"><script>")).doesNotContain("<script>");
    }

    private static String read(String svg) throws Exception {
        Matcher view = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(svg);
        assertThat(view.find()).isTrue();
        int modules = Integer.parseInt(view.group(1));
        int scale = 4;
        int[] pixels = new int[modules * scale * modules * scale];
        Arrays.fill(pixels, 0xFFFFFF);
        Matcher module = Pattern.compile("M(\\d+),(\\d+)h1").matcher(svg);
        while (module.find()) {
            int x = Integer.parseInt(module.group(1)) * scale;
            int y = Integer.parseInt(module.group(2)) * scale;
            for (int dy = 0; dy < scale; dy++) {
                Arrays.fill(pixels, (y + dy) * modules * scale + x, (y + dy) * modules * scale + x + scale, 0);
            }
        }
        var bitmap =
                new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(modules * scale, modules * scale, pixels)));
        return new QRCodeReader()
                .decode(
                        bitmap,
                        Map.of(
                                DecodeHintType.PURE_BARCODE,
                                true,
                                DecodeHintType.POSSIBLE_FORMATS,
                                List.of(BarcodeFormat.QR_CODE)))
                .getText();
    }
}
