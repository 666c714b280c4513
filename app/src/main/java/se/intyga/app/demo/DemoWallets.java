package se.intyga.app.demo;

import java.util.List;
import se.intyga.issuer.client.WalletRegistration;

/// Wallets that the demo's agency knows, all public clients: the demo's own, and addresses for trying others.
public final class DemoWallets {
    public static final List<WalletRegistration> REGISTERED = List.of(
            new WalletRegistration(
                    "intyga-demo-wallet",
                    List.of("intyga-demo-wallet://authorized", "https://wallet.example/callback"),
                    false),
            new WalletRegistration(
                    "wallet-dev",
                    List.of(
                            "eudi-openid4ci://authorize/",
                            "https://wallet.example/callback",
                            "openid-credential-offer://callback"),
                    false));

    private DemoWallets() {}
}
