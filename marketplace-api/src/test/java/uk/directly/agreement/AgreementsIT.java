package uk.directly.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.directly.agreement.TwoPeople.come;
import static uk.directly.agreement.TwoPeople.done;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.data.Ids;
import uk.directly.offer.BookableOffer;
import uk.directly.people.Actor;
import uk.directly.rate.Band;
import uk.directly.rate.Engagement;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
class AgreementsIT {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-30");

    private final TwoPeople two;
    private final Agreements agreements;
    private final Proposals proposals;
    private final AgreementBook book;
    private final FamilyDecisions decisions;

    AgreementsIT(TestDatabase database) {
        two = new TwoPeople(database);
        agreements = two.get(Agreements.class);
        proposals = two.get(Proposals.class);
        book = two.get(AgreementBook.class);
        decisions = two.get(FamilyDecisions.class);
    }

    @AfterEach
    void close() {
        two.close();
    }

    @Test
    @DisplayName("R80 who isn't asked otherwise is employed")
    void employsByDefault() {
        Agreement made = done(agree(null));

        assertThat(made.engagement()).isEqualTo(Engagement.EMPLOYED);
        assertThat(made.basis()).isNull();
        assertThat(made.ready()).isFalse();
    }

    @Test
    @DisplayName("R83 insurance and the own right-to-work check make an employer ready, nothing else does")
    void isReadyWithBothTasks() {
        UUID id = done(agree(Engagement.EMPLOYED)).id();

        done(agreements.done(two.tom, id, EmployerTask.PAYROLL, TODAY, null, "Pay Bureau"));
        done(agreements.done(two.tom, id, EmployerTask.WRITTEN_TERMS, TODAY, null, null));
        done(agreements.done(two.tom, id, EmployerTask.PENSION, TODAY, null, null));
        assertThat(done(agreements.done(two.tom, id, EmployerTask.INSURANCE, TODAY, TODAY.plusYears(1), "Insurer"))
                        .ready())
                .isFalse();
        Agreement ready = done(agreements.done(two.tom, id, EmployerTask.RIGHT_TO_WORK, TODAY, null, null));
        assertThat(ready.ready()).isTrue();
        assertThat(ready.task(EmployerTask.INSURANCE).orElseThrow().until()).isEqualTo(TODAY.plusYears(1));
        assertThat(two.database.select(
                        "select agreement_ready(council_id, id, '2026-12-01')::text from agreement where id = '" + id
                                + "'"))
                .containsExactly("true");

        assertThat(done(agreements.undo(two.tom, id, EmployerTask.INSURANCE)).ready())
                .isFalse();
    }

    @Test
    @DisplayName("R83 a task is done on a day that isn't in the future; an insurance has a last day to come")
    void refusesWhatCantBe() {
        UUID id = done(agree(Engagement.EMPLOYED)).id();

        assertThat(come(agreements.done(two.tom, id, EmployerTask.RIGHT_TO_WORK, TODAY.plusDays(1), null, null)))
                .isInstanceOf(AgreementResult.Invalid.class);
        assertThat(come(agreements.done(two.tom, id, EmployerTask.INSURANCE, TODAY, null, null)))
                .isInstanceOf(AgreementResult.Invalid.class);
        assertThat(come(agreements.done(two.tom, id, EmployerTask.INSURANCE, TODAY, TODAY.minusDays(1), null)))
                .isInstanceOf(AgreementResult.Invalid.class);
        assertThat(come(agreements.done(two.tom, id, EmployerTask.PAYROLL, TODAY, TODAY.plusDays(9), null)))
                .isInstanceOf(AgreementResult.Invalid.class);
    }

    @Test
    @DisplayName("R80 why somebody isn't employed is kept with who said it and when")
    void keepsTheBasis() {
        Agreement made = done(agreements.agree(
                two.tom,
                new AskToAgree(
                        two.offer,
                        Engagement.SELF_EMPLOYED,
                        List.of(BasisReason.OTHER_CLIENTS, BasisReason.OWN_PRICE),
                        null)));

        Agreement.Basis basis = Objects.requireNonNull(made.basis());
        assertThat(basis.reasons()).containsExactly(BasisReason.OTHER_CLIENTS, BasisReason.OWN_PRICE);
        assertThat(basis.saidBy()).isEqualTo("Tom Okafor");
        assertThat(basis.saidAt()).isEqualTo(TwoPeople.NOW);
        assertThat(made.ready()).isTrue();
    }

    @Test
    @DisplayName("R80 where nobody was asked, it is kept that it was only offered so")
    void keepsThatNobodyAsked() {
        assertThat(Objects.requireNonNull(done(agree(Engagement.SELF_EMPLOYED)).basis())
                        .reasons())
                .containsExactly(BasisReason.ONLY_OFFERED_SO);
    }

    @Test
    @DisplayName("R50 terms count once both have said yes, and stay as they were when the offer changes (R54)")
    void countsOnceBothSaidYes() {
        Agreement made = agreed();
        assertThat(made.inForce()).hasSize(1);
        two.database.execute("update offer_rate set pence = 9900 where offer_id = '%1$s';".formatted(two.offer)
                + "update offer set version = version + 1 where id = '%1$s'".formatted(two.offer));

        BookableOffer forTom = forTom(TODAY);
        BookableOffer forGrace = come(two.get(AgreedOffers.class).forBooking(two.stranger, two.offer, TODAY));

        assertThat(forTom.rates().in(Band.WEEKDAY)).hasValue(1780);
        assertThat(forTom.agreedVersion()).isEqualTo(1);
        assertThat(forTom.terms(Engagement.SELF_EMPLOYED)).contains("£17.80");
        assertThat(forGrace.rates().in(Band.WEEKDAY)).hasValue(9900);
        assertThat(forGrace.agreedVersion()).isNull();
    }

    @Test
    @DisplayName("R54 a new price needs 28 days' notice and the person's yes; until then the old one counts")
    void changesThePriceWithNotice() {
        UUID id = agreed().id();
        LocalDate earliest = TODAY.plusDays(28);

        assertThat(come(propose(id, 1900, earliest.minusDays(1)))).isEqualTo(new AgreementResult.TooSoon(earliest));
        Agreement asked = done(propose(id, 1900, null));
        assertThat(asked.versions().getFirst().state()).isEqualTo(TermsState.PROPOSED);
        assertThat(asked.versions().getFirst().from()).isEqualTo(earliest);
        assertThat(forTom(earliest).rates().in(Band.WEEKDAY)).hasValue(1780);

        done(proposals.answer(two.tom, id, 2, true));

        assertThat(forTom(earliest.minusDays(1)).rates().in(Band.WEEKDAY)).hasValue(1780);
        assertThat(forTom(earliest).rates().in(Band.WEEKDAY)).hasValue(1900);
        assertThat(forTom(earliest).rates().in(Band.SUNDAY)).hasValue(1780);
        assertThat(forTom(earliest).terms(Engagement.SELF_EMPLOYED)).contains("£19.00", "28 December 2026");
    }

    @Test
    @DisplayName("R54 a yes that comes after the first day counts from tomorrow: nothing in the past changes")
    void countsFromTomorrow() {
        UUID id = agreed().id();
        done(propose(id, 1900, null));
        two.time.pass(Duration.ofDays(40));

        Agreement said = done(proposals.answer(two.tom, id, 2, true));

        assertThat(said.versions().getFirst().from()).isEqualTo(TODAY.plusDays(41));
    }

    @Test
    @DisplayName("R54 a no leaves everything as it was, and the provider may ask again")
    void leavesItAfterANo() {
        UUID id = agreed().id();
        done(propose(id, 1900, null));
        assertThat(come(propose(id, 2000, null))).isEqualTo(new AgreementResult.WrongState("open"));

        done(proposals.answer(two.tom, id, 2, false));

        assertThat(come(proposals.answer(two.tom, id, 2, true))).isEqualTo(new AgreementResult.WrongState("declined"));
        assertThat(forTom(TODAY.plusDays(60)).rates().in(Band.WEEKDAY)).hasValue(1780);
        assertThat(done(propose(id, 1850, null)).versions().getFirst().version())
                .isEqualTo(3);
    }

    @Test
    @DisplayName("R53 something for hospital stays, extras and notice stand in the version and in its words")
    void keepsRetainerAndNotice() {
        two.database.execute("update offer set mileage_pence = 45 where id = '" + two.offer + "'");
        UUID id = agreed().id();

        Agreement asked = done(proposals.propose(
                two.aisha, id, new NewTerms(two.offer, null, Map.of(), 50, 14, 28, "The bus costs more")));

        Agreement.Version version = asked.versions().getFirst();
        assertThat(version.retainerPercent()).isEqualTo(50);
        assertThat(version.retainerDays()).isEqualTo(14);
        assertThat(version.extras().mileagePence()).isEqualTo(45);
        assertThat(version.terms()).contains("hospital", "50%", "14 days", "£0.45 for each mile", "28 days before");
        assertThat(come(proposals.propose(two.aisha, id, new NewTerms(two.offer, null, Map.of(), 51, 14, 0, null))))
                .isInstanceOf(AgreementResult.Invalid.class);
        assertThat(come(proposals.propose(two.aisha, id, new NewTerms(two.offer, null, Map.of(), 50, 15, 0, null))))
                .isInstanceOf(AgreementResult.Invalid.class);
    }

    @Test
    @DisplayName("R54 of a yes and a taking back at the same time exactly one counts, whichever it is")
    void yesAgainstTakingBack() {
        UUID id = agreed().id();
        for (int round = 0; round < 20; round++) {
            done(propose(id, 1800 + round, null));
            int version = come(book.one(two.aisha, id)).versions().getFirst().version();

            List<AgreementResult> both = come(Mono.zip(
                            proposals.answer(two.tom, id, version, true).subscribeOn(Schedulers.boundedElastic()),
                            proposals.withdraw(two.aisha, id, version).subscribeOn(Schedulers.boundedElastic()))
                    .map(results -> List.of(results.getT1(), results.getT2())));

            assertThat(both.stream().filter(AgreementResult.Done.class::isInstance))
                    .hasSize(1);
            assertThat(both.stream().filter(AgreementResult.WrongState.class::isInstance))
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("R54 of two proposals at the same time one waits, the other is told so")
    void twoProposalsAtOnce() {
        UUID id = agreed().id();

        List<AgreementResult> both = come(Mono.zip(
                        propose(id, 1900, null).subscribeOn(Schedulers.boundedElastic()),
                        propose(id, 2000, null).subscribeOn(Schedulers.boundedElastic()))
                .map(results -> List.of(results.getT1(), results.getT2())));

        assertThat(both).filteredOn(AgreementResult.Done.class::isInstance).hasSize(1);
        assertThat(both).contains(new AgreementResult.WrongState("open"));
    }

    @Test
    @DisplayName("R102 a stranger, and another provider, see nothing and do nothing")
    void isNobodyElses() {
        UUID id = agreed().id();
        done(propose(id, 1900, null));

        for (Actor other : List.of(two.stranger, two.otherProvider, two.officer)) {
            assertThat(book.one(other, id).block()).isNull();
            assertThat(book.list(other, null, 10).collectList().block()).isEmpty();
            assertThat(come(proposals.answer(other, id, 2, true))).isInstanceOf(AgreementResult.NotFound.class);
            assertThat(come(agreements.say(other, id, Family.NO, List.of())))
                    .isInstanceOf(AgreementResult.NotFound.class);
            assertThat(come(agreements.done(other, id, EmployerTask.RIGHT_TO_WORK, TODAY, null, null)))
                    .isInstanceOf(AgreementResult.NotFound.class);
        }
        assertThat(come(proposals.withdraw(two.otherProvider, id, 2))).isInstanceOf(AgreementResult.NotFound.class);
        assertThat(come(agreements.accept(two.otherProvider, id, 2))).isInstanceOf(AgreementResult.NotFound.class);
        // The provider doesn't say yes for the person, nor the person for the provider.
        assertThat(come(proposals.answer(two.aisha, id, 2, true))).isInstanceOf(AgreementResult.NotFound.class);
        assertThat(come(proposals.withdraw(two.tom, id, 2))).isInstanceOf(AgreementResult.NotFound.class);
    }

    @Test
    @DisplayName("R101 what only the employer has to know isn't shown to the provider")
    void showsTheProviderLess() {
        UUID id = done(agree(Engagement.EMPLOYED)).id();
        done(agreements.say(two.tom, id, Family.ELSEWHERE, List.of()));
        done(agreements.done(two.tom, id, EmployerTask.PAYROLL, TODAY, null, "Pay Bureau"));

        Agreement aishas = come(book.one(two.aisha, id));

        assertThat(aishas.family()).isNull();
        assertThat(aishas.tasks()).isEmpty();
        assertThat(come(book.one(two.tom, id)).family()).isEqualTo(Family.ELSEWHERE);
    }

    @Test
    @DisplayName("R62 family is said once, and paying a partner from a direct payment waits for the council's yes")
    void asksAboutFamilyOnce() {
        UUID id = done(agree(Engagement.SELF_EMPLOYED)).id();

        assertThat(done(agreements.say(two.tom, id, Family.PARTNER, List.of())).waitsForFamilyDecision())
                .isTrue();
        done(agreements.say(two.tom, id, Family.PARTNER, List.of()));
        assertThat(come(agreements.say(two.tom, id, Family.NO, List.of())))
                .isEqualTo(new AgreementResult.WrongState("partner"));
        assertThat(decisions.list(two.tom.councilId(), 10).collectList().block())
                .hasSize(1);

        UUID decision = Ids.next();
        for (int twice = 0; twice < 2; twice++) {
            assertThat(done(decisions.decide(
                                    two.officer, decision, id, true, "meet-need", null, "Nobody else knows BSL"))
                            .waitsForFamilyDecision())
                    .isFalse();
        }
        Agreement.FamilyDecision kept =
                Objects.requireNonNull(come(book.one(two.tom, id)).familyDecision());
        assertThat(kept.id()).isEqualTo(decision);
        assertThat(kept.decidedBy()).isEqualTo("Amina Social");
        assertThat(two.database.select("select count(*)::text from family_decision where agreement_id = '" + id + "'"))
                .containsExactly("1");
        assertThat(done(decisions.decide(two.officer, Ids.next(), id, false, null, null, "Somebody else was found"))
                        .waitsForFamilyDecision())
                .isTrue();
    }

    @Test
    @DisplayName("R64 nobody agrees with themselves, and no officer decides about their own relatives")
    void refusesOwnWork() {
        UUID id = done(agree(Engagement.SELF_EMPLOYED)).id();
        done(agreements.say(two.tom, id, Family.PARTNER, List.of()));

        assertThat(come(agreements.agree(two.aisha, new AskToAgree(two.offer, null, List.of(), null))))
                .isInstanceOf(AgreementResult.OwnWork.class);
        assertThat(come(decisions.decide(two.tom, Ids.next(), id, true, "meet-need", null, "x")))
                .isInstanceOf(AgreementResult.OwnWork.class);
    }

    @Test
    @DisplayName("R80 who is the boss can be said anew while nothing is booked; the terms are then agreed anew")
    void saysTheBossAnew() {
        Agreement before = agreed();

        Agreement after = done(agree(Engagement.EMPLOYED));

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.inForce()).isEmpty();
        assertThat(after.versions())
                .extracting(Agreement.Version::state)
                .containsExactly(TermsState.WAITING, TermsState.REPLACED);
    }

    private Mono<AgreementResult> agree(@Nullable Engagement engagement) {
        return agreements.agree(two.tom, new AskToAgree(two.offer, engagement, List.of(), null));
    }

    /** Both said yes to Aisha's own business. */
    private Agreement agreed() {
        UUID id = done(agree(Engagement.SELF_EMPLOYED)).id();
        return done(agreements.accept(two.aisha, id, 1));
    }

    private Mono<AgreementResult> propose(UUID id, long weekday, @Nullable LocalDate from) {
        return proposals.propose(
                two.aisha, id, new NewTerms(two.offer, from, Map.of("weekday", weekday), 0, 0, 0, null));
    }

    private BookableOffer forTom(LocalDate day) {
        return come(two.get(AgreedOffers.class).forBooking(two.tom, two.offer, day));
    }
}
