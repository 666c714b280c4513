package se.intyga.pages;

import gg.jte.Content;

/// A QR code as an SVG image with a text alternative; nothing is fetched from elsewhere.
public final class QrCode {
    private static final int BORDER = 4;

    private QrCode() {}

    /// The SVG element; `label` is read out by a screen reader instead of the image.
    public static String svg(String payload, String label) {
        io.nayuki.qrcodegen.QrCode code =
                io.nayuki.qrcodegen.QrCode.encodeText(payload, io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + BORDER)
                            .append(',')
                            .append(y + BORDER)
                            .append("h1v1h-1z");
                }
            }
        }
        int size = code.size + 2 * BORDER;
        String safe = label.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"qr\" role=\"img\" aria-label=\"" + safe
                + "\" viewBox=\"0 0 " + size + ' ' + size + "\" shape-rendering=\"crispEdges\"><rect width=\"" + size
                + "\" height=\"" + size + "\" fill=\"#fff\"/><path d=\"" + path + "\" fill=\"#000\"/></svg>";
    }

    /// The same as content for a template.
    public static Content content(String payload, String label) {
        return output -> output.writeContent(svg(payload, label));
    }
}
