package se.intyga.app;

/// The command line of the house: `serve` and its small companions.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.out.println("Intyga");
    }
}
