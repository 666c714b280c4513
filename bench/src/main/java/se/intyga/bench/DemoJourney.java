package se.intyga.bench;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import se.intyga.bench.browser.Browser;
import se.intyga.bench.browser.Page;
import se.intyga.bench.browser.PageWithoutStep;
import se.intyga.bench.browser.Person;
import se.intyga.bench.house.HouseProcess;
import se.intyga.bench.http.Http;
import se.intyga.bench.http.UnexpectedAnswer;
import se.intyga.bench.organisation.Agency;
import se.intyga.bench.organisation.OrganisationClient;
import se.intyga.bench.organisation.RelyingParty;
import se.intyga.bench.wallet.AnswerRequest;
import se.intyga.bench.wallet.CredentialOffer;
import se.intyga.bench.wallet.FetchCredential;
import se.intyga.bench.wallet.HeldCredential;
import se.intyga.bench.wallet.PresentationRequest;
import se.intyga.bench.wallet.WalletConfig;
import se.intyga.bench.wallet.WalletRefusal;
import se.intyga.formats.claims.ClaimPath;

/// The main job: from the agency to the person to the employer, and afterwards.
final class DemoJourney {
    static final String AGENCY = "arbetsformedlingen";
    /// How long a recipient may go on using a status list that it fetched.
    static final Duration STATUS_LIFE = Duration.ofSeconds(2);

    private static final String CONFIGURATION = "registration-certificate";
    private static final String PURPOSE = "recruitment";
    private static final String BASIS = "legitimate_interest";

    /// One of Skatteverket's test persons; registered as a job seeker in the demo register.
    private static final String PERSON = "197705232382";

    /// Something that must not happen, happened.
    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(String what) {
            super(what);
        }
    }

    private final HouseProcess house;
    private final Telling tell;
    private final Http http;
    private final Browser browser;
    private final Person person;
    private final Agency agency;
    private final RelyingParty employer;
    private final FetchCredential fetchCredential;
    private final AnswerRequest answerRequest;
    private final URI issuer;
    private final String vct;
    private final Optional<Path> receipts;

    private DemoJourney(HouseProcess house, Telling tell, Http http, Optional<Path> receipts) {
        this.receipts = receipts;
        this.house = house;
        this.tell = tell;
        this.http = http;
        this.browser = new Browser(http, "en");
        this.person = new Person(browser, PERSON);
        this.agency = new Agency(client(AGENCY, "issuer:offers issuer:status"));
        this.employer = new RelyingParty(client("demo-employer", "verifier:transactions"));
        var random = new SecureRandom();
        WalletConfig config = WalletConfig.demo(house.dataFolder().resolve("trust"));
        this.fetchCredential = new FetchCredential(http, config, random, Clock.systemUTC());
        this.answerRequest = new AnswerRequest(http, config, random, Clock.systemUTC());
        this.issuer = URI.create(house.baseUrl() + "/issuers/" + AGENCY);
        this.vct = issuer + "/types/registration-certificate/1";
    }

    /// Plays everything; false, and a sentence, when something went wrong.
    ///
    /// @param receipts a folder in which the person puts the receipts of her history at the end
    static boolean play(HouseProcess house, Telling tell, Optional<Path> receipts) {
        try (Http http = Http.trusting(house.certificateAuthority())) {
            new DemoJourney(house, tell, http, receipts).play();
            tell.done();
            return true;
        } catch (Broken
                | UnexpectedAnswer
                | PageWithoutStep
                | WalletRefusal
                | IllegalStateException
                | UncheckedIOException failed) {
            tell.failed(String.valueOf(failed.getMessage()));
            tell.detail("The house's log is " + house.dataFolder().resolve("house.log"));
            return false;
        }
    }

    private void play() {
        tell.step("The house is ready at " + house.baseUrl());
        tell.chapter("Issuance: from the agency to the person");
        Agency.Offer offer = agency.offer(CONFIGURATION);
        HeldCredential certificate = issue(offer);
        String credentialId = agency.issuedFrom(offer)
                .orElseThrow(() -> new Broken("the agency does not see that its offer led to a credential"));

        tell.chapter("Presentation: from the person to an employer");
        shown(certificate);

        tell.chapter("Over-asking: refused before any person sees it");
        overAsked();

        tell.chapter("Status: the registration ends");
        agency.setStatus(credentialId, "ended", "REGISTRATION_ENDED");
        tell.step("The agency sets the registration to ended: the certificate's status becomes invalid.");
        waitForStatus();
        revoked(certificate);

        tell.chapter("Afterwards: the person's own history");
        history();
    }

    private HeldCredential issue(Agency.Offer link) {
        tell.step("Arbetsförmedlingen (demo) makes an offer of a registration certificate over its API.");
        CredentialOffer offer = CredentialOffer.resolve(http, link.link());
        tell.step("The wallet reads the offer and the issuer's metadata, and pushes its authorization request.");
        HeldCredential certificate = fetchCredential.byAuthorization(offer, person);
        tell.step("The person logs in with the simulated BankID, reads what would be released, and presses request.");
        tell.step("The wallet receives the certificate and checks signature, issuer, type and its own key.");
        tell.detail("It holds: "
                + names(certificate.checked().disclosed().stream()
                        .filter(path -> path.segments().size() == 1)
                        .toList()));
        return certificate;
    }

    private void shown(HeldCredential certificate) {
        RelyingParty.Transaction transaction = ask();
        tell.step("Exempelbolaget AB (demo) asks for: registered, since when. Purpose: recruitment.");
        Page.Shown page = opened(transaction.page());
        tell.step("The person opens the request: \"" + page.title() + "\"");
        PresentationRequest request = answerRequest.fetch(transaction.walletLink());
        tell.step("The wallet fetches the signed request of " + request.verifierName()
                + " and would show: "
                + names(answerRequest.wouldShow(request, List.of(certificate))) + ".");
        AnswerRequest.Outcome.Accepted accepted = switch (answerRequest.approve(request, List.of(certificate))) {
            case AnswerRequest.Outcome.Accepted yes -> yes;
            case AnswerRequest.Outcome.Refused(int status, String error, String description) ->
                throw new Broken("the answer was refused: " + status + " " + error + " " + description);
            case AnswerRequest.Outcome.NothingToShow() -> throw new Broken("the certificate fits no query");
        };
        tell.step("The person approves; the wallet sends an encrypted answer with just these claims.");
        Page end = browser.open(accepted.redirect().orElseThrow(() -> new Broken("the wallet was sent nowhere")));
        RelyingParty.Standing standing = employer.standing(transaction);
        String code = standing.responseCode()
                .orElseThrow(() -> new Broken("verified, but no response code: " + standing.state()));
        RelyingParty.Result result = employer.read(transaction, code);
        tell.step("The employer reads the result: " + result.verdictCode());
        verdict(result.verdict());
        result.claims().properties().forEach(claim -> tell.detail(claim.getKey() + " = " + claim.getValue()));
        if (!employer.isGone(transaction, code)) {
            throw new Broken("the result could be read twice");
        }
        tell.step("A second reading finds nothing: the result is gone.");
        keepReceipt(end);
    }

    private void keepReceipt(Page end) {
        Page.Shown offered = pressed(end, "form:has(input[name=receipt_uri]) button");
        Page.Shown kept = pressed(offered, "form:has(input[name=answer][value=keep]) button");
        if (kept.status() >= 400) {
            throw new Broken("the receipt could not be kept: " + kept);
        }
        tell.step("The person looks at the employer's signed receipt and keeps it.");
    }

    private Page.Shown pressed(Page page, String button) {
        if (page instanceof Page.Shown shown
                && shown.find(button).isPresent()
                && person.press(shown, shown.find(button).get()) instanceof Page.Shown next) {
            return next;
        }
        throw new Broken("there is no button " + button + " on " + page);
    }

    private void overAsked() {
        RelyingParty.Refusal refusal = employer.askTooMuch(
                PURPOSE, BASIS, vct, List.of(ClaimPath.of("registered"), ClaimPath.of("eligible_for_placement")));
        tell.step("The employer also asks for eligible_for_placement and is refused: " + refusal.status() + " "
                + refusal.code());
        tell.detail(refusal.detail());
    }

    private void waitForStatus() {
        tell.detail("The employer's side may use the list it has for " + STATUS_LIFE.toSeconds() + " seconds more.");
        try {
            Thread.sleep(STATUS_LIFE.plusMillis(500));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Broken("interrupted");
        }
    }

    private void revoked(HeldCredential certificate) {
        RelyingParty.Transaction transaction = ask();
        browser.open(transaction.page());
        AnswerRequest.Outcome outcome =
                answerRequest.approve(answerRequest.fetch(transaction.walletLink()), List.of(certificate));
        RelyingParty.Standing standing = employer.standing(transaction);
        if (!(outcome instanceof AnswerRequest.Outcome.Refused)
                || !standing.state().equals("rejected")) {
            throw new Broken("a revoked certificate was accepted: " + standing.state());
        }
        boolean byStatus = standing.verdict().stream()
                .anyMatch(
                        line -> line.check().equals("status") && line.finding().equals("failed"));
        if (!byStatus) {
            throw new Broken("it was refused, but not for its status: " + standing.verdictCode());
        }
        tell.step("The second presentation of the same certificate is refused: " + standing.verdictCode());
        verdict(standing.verdict());
    }

    private void history() {
        Page.Shown page = switch (person.open(URI.create(house.baseUrl() + "/holder/history"))) {
            case Page.Shown shown -> shown;
            case Page.Left _ -> throw new Broken("the history led out of the browser");
        };
        if (page.status() != 200) {
            throw new Broken("the history answers " + page.status());
        }
        tell.step("The person reads: \"" + page.title() + "\"");
        List<Element> entries = page.document().select("main article");
        if (entries.isEmpty()) {
            throw new Broken("the history is empty");
        }
        entries.forEach(entry -> tell.detail("- " + entry.select("h2").text()));
        boolean both = entries.stream().anyMatch(entry -> entry.text().contains("Arbetsf"))
                && entries.stream().anyMatch(entry -> entry.text().contains("Exempelbolaget"));
        if (!both) {
            throw new Broken("the history lacks the release or the disclosure");
        }
        receipts.ifPresent(folder -> take(page, folder));
    }

    private void take(Page.Shown history, Path folder) {
        List<Path> taken = new TakeReceipts(http, browser, house.baseUrl(), folder).from(history);
        if (taken.isEmpty()) {
            throw new Broken("the history offers no receipt");
        }
        tell.step("The person takes her receipts with her:");
        taken.forEach(file -> tell.detail("- " + file));
    }

    private RelyingParty.Transaction ask() {
        return employer.ask(
                PURPOSE, BASIS, vct, List.of(ClaimPath.of("registered"), ClaimPath.of("registration_date")));
    }

    private Page.Shown opened(URI address) {
        return switch (browser.open(address)) {
            case Page.Shown shown when shown.status() == 200 -> shown;
            case Page other -> throw new Broken("the request page cannot be opened: " + other);
        };
    }

    private void verdict(List<RelyingParty.Line> verdict) {
        verdict.forEach(line -> tell.detail(
                switch (line.finding()) {
                    case "passed" -> "✓ " + line.check() + ": " + line.words();
                    case "not_made" -> "· " + line.check() + ": " + line.words();
                    default -> "✗ " + line.check() + ": " + line.code() + ", " + line.words();
                }));
    }

    private static String names(List<ClaimPath> paths) {
        return paths.stream()
                .map(path -> path.segments().getFirst() instanceof ClaimPath.Name(String name) ? name : path.toString())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private OrganisationClient client(String id, String scopes) {
        return OrganisationClient.of(http, house.baseUrl(), house.dataFolder(), id, scopes);
    }
}
