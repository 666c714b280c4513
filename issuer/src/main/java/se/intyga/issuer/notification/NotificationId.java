package se.intyga.issuer.notification;

/// Names one handing-over of credentials, for the wallet to report on. Random.
public record NotificationId(String value) {
    static boolean fits(String text) {
        return text.matches("[A-Za-z0-9_-]{43}");
    }

    @Override
    public String toString() {
        return "NotificationId[hidden]";
    }
}
