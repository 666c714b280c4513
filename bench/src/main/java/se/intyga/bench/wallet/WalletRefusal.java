package se.intyga.bench.wallet;

/// The wallet does not go on: what came is not what a careful wallet takes.
public final class WalletRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WalletRefusal(String why) {
        super(why);
    }
}
