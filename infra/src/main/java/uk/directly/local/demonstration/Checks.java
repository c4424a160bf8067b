package uk.directly.local.demonstration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes up what an officer has seen of a provider: what R30 asks of its kind, and no more than is lawful. */
final class Checks {
    private static final List<String> INSURERS =
            List.of("Harbour Mutual", "Northern Shield Insurance", "Penny and Wick", "Carers' Own Insurance");
    private static final List<String> TRAINERS = List.of(
            "Riverside Training", "Local safeguarding partnership", "Open Learning Skills", "Care Learning Hub");

    /** Days until the insurance of a few runs out, so that the officers' list of the next weeks isn't empty. */
    private static final List<Integer> RUNNING_OUT = List.of(4, 6, 11, 16, 20, 24, 28, 29);

    private final LocalDate today;
    private final UUID officer;

    Checks(LocalDate today, UUID officer) {
        this.today = today;
        this.officer = officer;
    }

    /** All checks of an accredited provider, accepted. */
    List<Rows.Check> accepted(
            UUID provider, String kind, List<String> services, LocalDate accredited, int number, Chance chance) {
        List<Rows.Check> checks = new ArrayList<>();
        LocalDate seen = accredited.minusDays(chance.between(2, 20));
        checks.add(check(provider, "identity", seen, null, null, null));
        if (kind.equals("personal-assistant") || kind.equals("micro-provider")) {
            checks.add(check(provider, "right-to-work", seen, null, null, null));
        }
        checks.add(
                check(provider, "dbs", seen.minusDays(3), null, dbsLevel(services), "Disclosure and Barring Service"));
        checks.add(check(provider, "references", seen.plusDays(1), null, null, "Two people who know the work"));
        checks.add(insurance(provider, number, chance));
        checks.add(training(provider, "safeguarding-training", chance));
        checks.add(training(provider, "mental-capacity-act-training", chance));
        checks.add(check(provider, "code-of-conduct", seen, null, null, null));
        if (kind.equals("organisation") && services.stream().anyMatch(Services::isPersonalCare)) {
            checks.add(check(provider, "cqc-registration", seen, null, null, "Care Quality Commission"));
        }
        if (kind.equals("isf-broker")) {
            checks.add(check(
                    provider, "isf-contract", accredited, accredited.plusYears(5), null, "Demonstration Council"));
        }
        return checks;
    }

    /** R30: personal care is enhanced; gardening, cleaning and all else that is no regulated activity basic at most. */
    static String dbsLevel(List<String> services) {
        return services.stream().anyMatch(Services::isPersonalCare) ? "enhanced" : "basic";
    }

    private Rows.Check insurance(UUID provider, int number, Chance chance) {
        int days = number % 36 == 7 ? RUNNING_OUT.get(number / 36 % RUNNING_OUT.size()) : chance.between(40, 360);
        LocalDate expires = today.plusDays(days);
        return check(provider, "insurance", expires.minusYears(1), expires, null, chance.pick(INSURERS));
    }

    private Rows.Check training(UUID provider, String name, Chance chance) {
        LocalDate taken = today.minusDays(chance.between(30, 900));
        return check(provider, name, taken, taken.plusYears(3), null, chance.pick(TRAINERS));
    }

    private Rows.Check check(
            UUID provider,
            String name,
            LocalDate on,
            @Nullable LocalDate expires,
            @Nullable String level,
            @Nullable String issuer) {
        return new Rows.Check(provider, name, "accepted", level, issuer, on, expires, officer);
    }
}
