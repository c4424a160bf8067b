package uk.directly.local.demonstration;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people one can sign in as, with what they have; names of the personas are part of the API's contract. */
final class Personas {
    /** How long the money of a first load lasts at least, in days. */
    private static final int FUNDED_DAYS = 14;

    private static final int CASES = 20_400;

    /** SHA-256 of the code BCDFG-23456, which stands on the page of personas. */
    private static final String STARTERS_CODE = "a5ee25b646a87fc2bf2cfcdba58ad895e09b399029b581ac55714283d9c10c80";

    /** Support a week in the plans that name hours: enough money for Tom's, not enough for Leila's. */
    private static final Map<String, Integer> PLANNED_MINUTES = Map.of("holder", 16 * 60, "holder-own-bank", 20 * 60);

    private final LocalDate today;
    private final Instant now;

    private final List<Rows.Person> people = new ArrayList<>();
    private final List<Rows.PersonRole> roles = new ArrayList<>();
    private final List<Rows.HomeAddress> addresses = new ArrayList<>();
    private final List<Rows.Acting> actings = new ArrayList<>();
    private final List<Rows.Award> awards = new ArrayList<>();
    private final List<Rows.PlanLine> planLines = new ArrayList<>();
    private final List<Rows.Budget> budgets = new ArrayList<>();
    private final List<Rows.Load> loads = new ArrayList<>();
    private final List<Rows.Start> starts = new ArrayList<>();

    private Personas(LocalDate today, Instant now) {
        this.today = today;
        this.now = now;
    }

    /** What the personas are made of. */
    record Made(
            List<Rows.Person> people,
            List<Rows.PersonRole> roles,
            List<Rows.HomeAddress> addresses,
            List<Rows.Acting> actings,
            List<Rows.Award> awards,
            List<Rows.PlanLine> planLines,
            List<Rows.Budget> budgets,
            List<Rows.Load> loads,
            List<Rows.Start> starts) {}

    /** Only those who work for the council. */
    static Made officers(LocalDate today, Instant now) {
        Personas personas = new Personas(today, now);
        personas.makeOfficers();
        personas.makeTeam();
        return personas.made();
    }

    /** All of them. */
    static Made all(LocalDate today, Instant now) {
        Personas personas = new Personas(today, now);
        personas.makeOfficers();
        personas.makeHolders();
        personas.makeThoseWhoAct();
        personas.makeProviders();
        personas.makeTeam();
        return personas.made();
    }

    private Made made() {
        return new Made(people, roles, addresses, actings, awards, planLines, budgets, loads, starts);
    }

    private void makeOfficers() {
        person("support", "Joe Brennan", null, "support");
        person("accreditation", "Priya Nair", null, "accreditation");
        person("finance", "Colin Ashworth", null, "finance");
        person("finance2", "Mei Tan", null, "finance");
        person("social-work", "Amina Yusuf", null, "social-work");
        person("commissioner", "Sandra Oyelaran", null, "commissioner");
    }

    /** After the others: a case's number is where a person stands in the list. */
    private void makeTeam() {
        person("safeguarding", "Ian Fletcher", null, "safeguarding");
    }

    private void makeHolders() {
        UUID support = Identifiers.person("support");
        person("holder", "Tom Okafor", support, "holder");
        address("holder", "14 Larkspur Walk\nSale", "M33 2AF");
        award(
                "holder",
                "direct-payment",
                31_200,
                2,
                "card-account",
                62_400,
                "Getting up and washed",
                "Getting out and about",
                "Keeping the garden and house safe");

        person("holder2", "Grace Whitfield", support, "holder");
        address("holder2", "3 Teasel Court\nSale", "M33 3AB");
        award(
                "holder2",
                "direct-payment",
                5_000,
                2,
                "card-account",
                10_000,
                "A garden I can sit in",
                "Help with heavy housework");

        person("holder-own-bank", "Leila Haddad", support, "holder");
        address("holder-own-bank", "27 Foxglove Road\nUrmston", "M41 5AA");
        award(
                "holder-own-bank",
                "direct-payment",
                24_000,
                2,
                "own-bank",
                48_000,
                "Getting ready in the morning",
                "Seeing my friends",
                "Going to my art class",
                "Keeping the house in order");

        person("holder-lacks", "Peter Marsh", support, "holder");
        address("holder-lacks", "8 Juniper Close\nTimperley", "WA15 6AA");
        award(
                "holder-lacks",
                "direct-payment",
                26_000,
                2,
                "card-account",
                52_000,
                "Being safe and well at home",
                "Walks and fresh air",
                "Company in the afternoons");

        person("carer", "Maureen Doyle", support, "carer");
        address("carer", "41 Marigold Street\nStretford", "M32 0AA");
        award("carer", "carer-direct-payment", 577, 52, "card-account", 30_000, "Time for myself", "Keeping well");

        person("isf-person", "Jamal Edwards", support, "holder");
        address("isf-person", "Flat 2, Cobble Yard\nAltrincham", "WA14 1AA");
        award(
                "isf-person",
                "isf",
                20_000,
                2,
                "isf",
                40_000,
                "Living in my own flat",
                "Finding a job I like",
                "Football and music");

        person("self-funder", "Ruth Goldberg", null, "self-funder");
        address("self-funder", "5 Heron Lane\nHale", "WA15 8AA");
        makeStarter(support);
    }

    /** Somebody whose letter has just come: she can't sign in, has chosen nothing, and nothing is paid in yet. */
    private void makeStarter(UUID support) {
        UUID id = Identifiers.person("starter");
        people.add(new Rows.Person(id, null, "Margaret Ellis", "Margaret", support, "DC-" + (CASES + people.size())));
        roles.add(new Rows.PersonRole(id, "holder"));
        address("starter", "9 Bramble Close\nSale", "M33 3AB");
        addAward("starter", "direct-payment", 18_000, 2, today, "Help in the morning", "Getting to church", "Company");
        budgets.add(new Rows.Budget(
                Identifiers.of("budget", "starter"),
                Identifiers.of("award", "starter"),
                id,
                null,
                null,
                today.minusDays(1)));
        starts.add(new Rows.Start(
                id, LocalDate.of(1958, 3, 27), STARTERS_CODE, today.plusDays(28), Identifiers.person("support"), now));
    }

    private void makeThoseWhoAct() {
        person("nominee", "Ngozi Okafor", null, "nominee");
        acting("nominee", "holder", "nominee", null);
        person("helper", "Danny Price", null, "helper");
        acting("helper", "holder", "helper", 5_000L);
        person("authorised", "Helen Marsh", null, "authorised");
        acting("authorised", "holder-lacks", "authorised", null);
        // The second of two who agree on who is authorised.
        person("social-work2", "Gareth Bevan", null, "social-work");
    }

    private void makeProviders() {
        person("pa", "Aisha Khan", null, "provider");
        person("pa-employed", "Marta Nowak", null, "provider");
        person("micro", "Sam Whittle", null, "provider");
        person("newcomer", "Chloe Barnes", null, "provider");
        person("broker", "Yusuf Rahman", null, "broker");
    }

    private void person(String persona, String name, @Nullable UUID supportWorker, String role) {
        UUID id = Identifiers.person(persona);
        String firstName = name.substring(0, name.indexOf(' '));
        // Those whom the council supports have a case: its number is where they stand in the list.
        String reference = supportWorker == null ? null : "DC-" + (CASES + people.size());
        people.add(new Rows.Person(id, persona, name, firstName, supportWorker, reference));
        roles.add(new Rows.PersonRole(id, role));
    }

    private void address(String persona, String lines, String postcode) {
        addresses.add(new Rows.HomeAddress(Identifiers.person(persona), lines, postcode));
    }

    private void acting(String persona, String forPersona, String as, @Nullable Long mayApproveUpToPence) {
        actings.add(new Rows.Acting(
                Identifiers.person(persona),
                Identifiers.person(forPersona),
                as,
                mayApproveUpToPence,
                today.minusMonths(5)));
    }

    private void award(
            String persona,
            String kind,
            long weeklyPence,
            int cycleWeeks,
            String route,
            long paidInPence,
            String... lines) {
        addAward(persona, kind, weeklyPence, cycleWeeks, today.minusMonths(5), lines);
        UUID budget = Identifiers.of("budget", persona);
        UUID broker = route.equals("isf") ? Identifiers.provider("broker") : null;
        budgets.add(new Rows.Budget(
                budget,
                Identifiers.of("award", persona),
                Identifiers.person(persona),
                route,
                broker,
                fundedUntil(cycleWeeks)));
        loads.add(new Rows.Load(
                Identifiers.of("load", persona),
                budget,
                paidInPence,
                Identifiers.person("finance"),
                "Paid in by Demonstration Council",
                now));
    }

    private void addAward(
            String persona, String kind, long weeklyPence, int cycleWeeks, LocalDate from, String... lines) {
        UUID award = Identifiers.of("award", persona);
        awards.add(new Rows.Award(
                award,
                Identifiers.person(persona),
                kind,
                weeklyPence,
                "net",
                0,
                cycleWeeks,
                kind.equals("carer-direct-payment") ? "light" : "standard",
                PLANNED_MINUTES.get(persona),
                from,
                Identifiers.person("finance"),
                now));
        for (int i = 0; i < lines.length; i++) {
            planLines.add(
                    new Rows.PlanLine(Identifiers.of("plan line", persona + " " + lines[i]), award, lines[i], i + 1));
        }
    }

    /** The last day of the money paid in: a Sunday, at least two weeks or the whole cycle away. */
    private LocalDate fundedUntil(int cycleWeeks) {
        LocalDate earliest = today.plusDays(Math.max(FUNDED_DAYS, 7L * (cycleWeeks - 1)));
        return earliest.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    }
}
