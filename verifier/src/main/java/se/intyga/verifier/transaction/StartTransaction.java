package se.intyga.verifier.transaction;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.intyga.formats.jose.DecryptionKey;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.decision.DecisionRecord;
import se.intyga.legalbasis.disclosure.ActKind;
import se.intyga.legalbasis.disclosure.AssessRequest;
import se.intyga.legalbasis.disclosure.OnceOnlyCheck;
import se.intyga.legalbasis.disclosure.RequestDecision;
import se.intyga.legalbasis.disclosure.RequestFacts;
import se.intyga.verifier.VerifierConfig;
import se.intyga.verifier.relyingparty.RegisteredQuery;
import se.intyga.verifier.relyingparty.RelyingParties;
import se.intyga.verifier.relyingparty.RelyingParty;

/// Starts one verification, unless the law or the registration stands against it: then before any person sees it.
@Singleton
public final class StartTransaction {
    private final RelyingParties relyingParties;
    private final AssessRequest assessRequest;
    private final TransactionStore transactions;
    private final RecordTransaction recordTransaction;
    private final VerifierConfig config;
    private final Clock clock;
    private final SecureRandom random;

    public StartTransaction(
            RelyingParties relyingParties,
            AssessRequest assessRequest,
            TransactionStore transactions,
            RecordTransaction recordTransaction,
            VerifierConfig config,
            Clock clock,
            SecureRandom random) {
        this.relyingParties = relyingParties;
        this.assessRequest = assessRequest;
        this.transactions = transactions;
        this.recordTransaction = recordTransaction;
        this.config = config;
        this.clock = clock;
        this.random = random;
    }

    public StartOutcome start(StartRequest request) {
        Optional<RelyingParty> relyingParty = relyingParties.find(request.relyingParty());
        if (relyingParty.isEmpty()) {
            return new StartOutcome.NotRegistered();
        }
        Optional<String> dcql = dcql(request.query(), relyingParty.get());
        if (dcql.isEmpty()) {
            return new StartOutcome.UnknownQuery();
        }
        if (request.returnAddress()
                .filter(address -> !relyingParty.get().returnAddresses().contains(address))
                .isPresent()) {
            return new StartOutcome.ReturnAddressNotRegistered();
        }
        return switch (AskedClaims.read(dcql.get())) {
            case AskedClaims.Unusable(String reason) -> new StartOutcome.UnusableQuery(reason);
            case AskedClaims.Usable(AskedClaims asked) -> assessed(request, asked);
        };
    }

    private StartOutcome assessed(StartRequest request, AskedClaims asked) {
        RequestFacts facts = new RequestFacts(
                request.relyingParty(),
                request.purpose(),
                request.legalBasis().flatMap(LawfulBasis::parse),
                asked.claims(),
                request.onceOnlyChecked() ? OnceOnlyCheck.DONE : OnceOnlyCheck.NOT_DONE);
        Instant now = clock.instant();
        RequestDecision decision = assessRequest.assess(facts, now);
        DecisionRecord record = DecisionRecord.of(facts, now, decision);
        return switch (decision) {
            case RequestDecision.Rejected rejected -> {
                recordTransaction.refused(
                        request.relyingParty(),
                        new FreshWords(random).next(),
                        rejected.code().name(),
                        rejected.reasons(),
                        Optional.of(record));
                yield new StartOutcome.NotPermitted(rejected);
            }
            case RequestDecision.Permitted permitted -> permitted(request, asked, permitted, record);
        };
    }

    private StartOutcome permitted(
            StartRequest request, AskedClaims asked, RequestDecision.Permitted permitted, DecisionRecord record) {
        List<String> missing = permitted.kind() == ActKind.CONSENT ? missing(request.consent()) : List.of();
        if (!missing.isEmpty()) {
            recordTransaction.refused(
                    request.relyingParty(),
                    new FreshWords(random).next(),
                    "CONSENT_INCOMPLETE",
                    permitted.reasons(),
                    Optional.empty());
            return new StartOutcome.ConsentIncomplete(missing);
        }
        Instant now = clock.instant();
        FreshWords words = new FreshWords(random);
        PresentationRequest begun = new PresentationRequest(
                new TransactionId(words.next()),
                new RequestId(words.next()),
                new PageId(words.next()),
                request.relyingParty(),
                ground(request, permitted),
                StrictJson.write(asked.query().toJson()),
                words.next(),
                request.flow(),
                request.returnAddress(),
                now,
                now.plus(config.transactionLifetime()));
        recordTransaction.created(begun, asked.paths(), record);
        transactions.begin(new Transaction.Requested(begun, DecryptionKey.generate(words.next(), random)));
        return new StartOutcome.Started(begun);
    }

    private static StatedGround ground(StartRequest request, RequestDecision.Permitted permitted) {
        return new StatedGround(
                request.purpose(),
                permitted.purpose(),
                permitted.basis(),
                permitted.provisions().stream().map(Object::toString).toList(),
                permitted.recipientName(),
                permitted.organisationNumber(),
                permitted.retention().text(),
                permitted.kind(),
                permitted.kind() == ActKind.CONSENT
                        ? request.consent()
                                .map(consent -> new StatedGround.ConsentText(
                                        consent.textVersion().orElseThrow(),
                                        consent.reason().orElseThrow(),
                                        consent.alternative().orElseThrow()))
                        : Optional.empty(),
                permitted.reasons().policyVersion().toString());
    }

    private static List<String> missing(Optional<StartRequest.Consent> consent) {
        List<String> missing = new ArrayList<>();
        if (consent.flatMap(StartRequest.Consent::textVersion).isEmpty()) {
            missing.add("consent.text_version");
        }
        if (consent.flatMap(StartRequest.Consent::reason).isEmpty()) {
            missing.add("consent.reason");
        }
        if (consent.flatMap(StartRequest.Consent::alternative).isEmpty()) {
            missing.add("consent.alternative");
        }
        return missing;
    }

    private static Optional<String> dcql(StartRequest.Query query, RelyingParty relyingParty) {
        return switch (query) {
            case StartRequest.Inline(var dcql) -> Optional.of(StrictJson.write(dcql));
            case StartRequest.Registered(String name) ->
                relyingParty.query(name).map(RegisteredQuery::dcql);
        };
    }
}
