package uk.directly.local.demonstration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import uk.directly.council.London;

/**
 * Writes a demonstration into the database: one statement for each table, the rows as JSON, everything in the one
 * transaction of the caller. Blocking, for the start of the application only.
 */
final class DemonstrationWriter {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final Connection connection;
    private final UUID council;

    DemonstrationWriter(Connection connection, UUID council) {
        this.connection = connection;
        this.council = council;
    }

    void write(Demonstration made) throws SQLException {
        insert(Statements.COUNCIL, List.of(made.council()));
        insert(Statements.SETTINGS, made.settings());
        insert(
                Statements.SCHOOL_HOLIDAYS,
                SchoolHolidays.around(made.now().atZone(London.ZONE).toLocalDate()));
        insert(Statements.WARDS, made.wards());
        insert(Statements.POSTCODES, made.postcodes());
        insert(Statements.RATE_CARD, List.of(made.rateCard().card()));
        insert(Statements.RATE_CARD_LINES, made.rateCard().lines());
        writePeople(made);
        writeRegister(made);
        writeMoney(made.personas(), made.now());
        if (!made.offers().isEmpty()) {
            insert(Statements.CONVERSATIONS, conversations(), made.now().toString());
        }
        insert(Statements.LISTINGS, made.listings(), made.now().toString());
        insert(Statements.AUDITS, made.audits());
    }

    private static List<UUID> conversations() {
        return List.of(
                Identifiers.person("self-funder"),
                Identifiers.provider("micro"),
                Identifiers.person("pa"),
                Identifiers.of("enquiry", 1),
                Identifiers.of("enquiry message", 1),
                Identifiers.of("enquiry meeting", 1),
                Identifiers.of("advert", 1),
                Identifiers.of("advert answer", 1),
                Identifiers.of("advert report", 1));
    }

    private void writePeople(Demonstration made) throws SQLException {
        insert(Statements.PEOPLE, made.personas().people());
        insert(Statements.PEOPLE, made.people());
        insert(Statements.ROLES, made.personas().roles());
        insert(
                Statements.ROLES,
                made.people().stream()
                        .map(person -> new Rows.PersonRole(person.id(), "provider"))
                        .toList());
        insert(Statements.ADDRESSES, made.personas().addresses());
        insert(Statements.ACTINGS, made.personas().actings());
    }

    private void writeRegister(Demonstration made) throws SQLException {
        execute("set local directly.tag_later = 'on'");
        insert(Statements.PROVIDERS, made.providers());
        insert(Statements.CHECKS, made.checks());
        insert(Statements.OFFERS, made.offers(), made.now().toString());
        insert(Statements.OFFER_RATES, made.offers());
        insert(Statements.OFFER_HOURS, made.offers());
        insert(Statements.OFFER_MORE, made.more());
        insert(Statements.SESSIONS, made.sessions());
        insert(Statements.SESSION_RULES, made.sessions());
        execute("set local directly.tag_later = 'off'");
        execute("update offer set tags = '{}'");
        insert(Statements.PROVIDER_SERVICES, made.services());
        insert(Statements.EVIDENCE, made.evidence());
        insert(
                Statements.SEARCH_COUNTS,
                made.offers().isEmpty()
                        ? List.of()
                        : made.postcodes().stream()
                                .map(Rows.Postcode::outcode)
                                .distinct()
                                .toList(),
                made.now().toString());
    }

    private void writeMoney(Personas.Made made, Instant now) throws SQLException {
        insert(Statements.AWARDS, made.awards());
        insert(Statements.AWARD_TERMS, made.awards());
        insert(Statements.AWARD_CHANGES, made.awards());
        insert(Statements.PLAN_LINES, made.planLines());
        insert(Statements.BUDGETS, made.budgets());
        insert(Statements.BUDGET_ROUTES, made.budgets(), now.toString());
        insert(Statements.LOADS, made.loads());
        insert(Statements.STARTS, made.starts());
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The statement takes the council's id, the rows as a JSON array, and what else it needs. */
    private void insert(String sql, List<?> rows, String... more) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, council.toString());
            statement.setString(2, JSON.writeValueAsString(rows));
            for (int i = 0; i < more.length; i++) {
                statement.setString(3 + i, more[i]);
            }
            statement.execute();
        }
    }
}
