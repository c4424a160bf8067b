package uk.directly.referral;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import uk.directly.data.Ids;
import uk.directly.offer.RegisterRows;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

/** Directories come in from files, again and again, and stay what they are. */
@WithDatabase
class DirectoryImportsIT {
    private static final Map<String, String> REAL = Map.of(
            "Charity Commission", "charities_operating_in_trafford",
            "Care Quality Commission", "trafford_care_homes",
            "Trafford Data Lab", "trafford_mental_health_services");

    private static final String TWO = """
            id,name,description,address,postcode,telephone,website
            a1,Sale Choir,We sing.,"Town Hall, Sale",M33 2AA,0161 496 0101,https://choir.example
            a2,Chess Club,We play.,,M33 3AA,,
            """;

    private final TestDatabase database;
    private final RegisterRows rows;
    private ReferralServer server;

    DirectoryImportsIT(TestDatabase database) {
        this.database = database;
        this.rows = new RegisterRows(database);
        this.server = new ReferralServer(database);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    @DisplayName("852 real entries of three directories come in as they are, and the second time nothing changes")
    void takesTheRealDirectoriesTwice() {
        int taken = 0;
        for (Map.Entry<String, String> directory : REAL.entrySet()) {
            JsonNode first = server.sent(directory.getKey(), real(directory.getValue()));
            taken += first.path("created").asInt();
            assertThat(first.path("rejected")).isEmpty();
        }
        List<String> before = content();
        for (Map.Entry<String, String> directory : REAL.entrySet()) {
            JsonNode again = server.sent(directory.getKey(), real(directory.getValue()));
            assertThat(List.of(
                            again.path("created").asInt(), again.path("updated").asInt()))
                    .containsOnly(0);
            assertThat(again.path("unchanged").asInt())
                    .isEqualTo(again.path("rows").asInt());
            assertThat(again.path("missing").asInt()).isZero();
        }

        assertThat(taken).isEqualTo(852);
        assertThat(content()).hasSize(852).isEqualTo(before);
        assertThat(server.one("select count(*)::text from listing where kind = 'charity'"))
                .isEqualTo("736");
    }

    @Test
    @DisplayName("R101 a postcode without an address may be a trustee's home: only its first part is kept")
    void keepsNoHomes() {
        server.sent("Charity Commission", real("charities_operating_in_trafford"));
        server.sent("Trafford Data Lab", real("trafford_mental_health_services"));

        assertThat(server.one("select count(*)::text from listing where kind = 'charity' and postcode like '% %'"))
                .isEqualTo("0");
        assertThat(server.one("select count(*)::text from listing where phone like '07%'"))
                .isEqualTo("0");
        assertThat(server.one("select count(*)::text from listing where postcode like '% %'"))
                .isEqualTo("59");
    }

    @Test
    void namesRowAndReasonAndTakesTheGoodOnes() {
        JsonNode report = server.sent(
                "Sale Directory",
                bytes(TWO + "a3,,Nobody.,,M33 2AA,,\n" + "a4,Too,many,cells,M33 2AA,,,extra\n"
                        + "a1,Sale Choir again,,,,,\n"
                        + "a5,Odd Place,,1 High Street,ZZ99 9ZZ,07700 900123,javascript:alert(1)\n"));

        assertThat(report.path("created").asInt()).isEqualTo(3);
        assertThat(report.path("rejectedRows").asInt()).isEqualTo(3);
        assertThat(lines(report.path("rejected")))
                .containsExactly(
                        "4 It has no name.",
                        "5 It has 8 cells, and the line of titles 7. A text with a comma has to stand in quotation"
                                + " marks.",
                        "6 It is the same entry as row 2, which was taken.");
        assertThat(lines(report.path("noted")))
                .containsExactly("7 A mobile number may be somebody's own: it is left out. “javascript:alert(1)” is no"
                        + " web address: it is left out. ZZ99 9ZZ is no postcode that we know: it has no place.");
        assertThat(server.one("select place[0]::int || ' ' || district from listing where source_key = 'a1'"))
                .isEqualTo(RegisterRows.EASTING + " Sale, M33");
    }

    @Test
    void updatesWhatChangedAndTakesAwayWhatWentOnlyOnRequest() {
        server.sent("Sale Directory", bytes(TWO));
        JsonNode second = server.sent(
                "SALE directory", bytes("name,id,postcode\nSale Choir and Band,a1,M33 2AA\nTea Dance,a9,M33 2AA\n"));
        String path = ReferralServer.IMPORTS + "/" + second.path("importId").asString();

        assertThat(counts(second)).containsExactly(1, 1, 0, 0);
        assertThat(second.path("missing").asInt()).isEqualTo(1);
        assertThat(second.path("source").asString()).isEqualTo("Sale Directory");
        assertThat(names()).containsExactlyInAnyOrder("Sale Choir and Band", "Chess Club", "Tea Dance");

        JsonNode gone =
                ReferralServer.json(server.client().post().uri(path + "/gone").exchange(), 200);
        assertThat(gone.path("gone").asInt()).isEqualTo(1);
        assertThat(names()).containsExactlyInAnyOrder("Sale Choir and Band", "Tea Dance");
        JsonNode twice =
                ReferralServer.json(server.client().post().uri(path + "/gone").exchange(), 200);
        assertThat(twice.path("gone").asInt()).isEqualTo(1);

        JsonNode back = server.sent("Sale Directory", bytes(TWO));
        assertThat(counts(back)).containsExactly(0, 2, 0, 0);
        assertThat(names()).containsExactlyInAnyOrder("Sale Choir", "Chess Club", "Tea Dance");
        ReferralServer.json(server.client().post().uri(path + "/gone").exchange(), 200);
        assertThat(names()).hasSize(3);
    }

    @Test
    void refusesToTakeAwayByAnOlderFile() {
        JsonNode first = server.sent("Sale Directory", bytes(TWO));
        server.sent("Sale Directory", bytes(TWO));

        JsonNode refused = ReferralServer.json(
                server.client()
                        .post()
                        .uri(ReferralServer.IMPORTS + "/"
                                + first.path("importId").asString() + "/gone")
                        .exchange(),
                409);

        assertThat(refused.path("why").asString()).isEqualTo("not-newest");
    }

    @Test
    void whatWasRejectedThisTimeIsNotGone() {
        server.sent("Sale Directory", bytes(TWO));

        JsonNode second = server.sent("Sale Directory", bytes(TWO.replace("a2,Chess Club", "a2,")));

        assertThat(counts(second)).containsExactly(0, 0, 1, 1);
        assertThat(second.path("missing").asInt()).isZero();
    }

    @Test
    void knowsEntriesWithoutAnIdByNameAndPostcode() {
        String file = "name,postcode,description\nChess Club,M33 2AA,We play.\nChess Club,M33 3AA,We play.\n"
                + "CHESS CLUB ,m332aa,We play.\n";

        JsonNode first = server.sent("Clubs", bytes(file.replace("M33 3AA", "M20 2AA")));

        assertThat(counts(first)).containsExactly(2, 0, 0, 1);
        assertThat(counts(server.sent("Clubs", bytes(file.replace("M33 3AA", "M20 2AA")))))
                .containsExactly(0, 0, 2, 1);
    }

    @Test
    void takesWindowsLettersSemicolonsAndOpenReferral() {
        server.sent("Cafés", "name;postcode\nCafé Zoë;M33 2AA\n".getBytes(Charset.forName("windows-1252")));
        JsonNode page = server.sent("Feed", ReferralServer.file("/open-referral/examples/service_list.json"));
        JsonNode one = server.sent("Feed", ReferralServer.file("/open-referral/examples/service_full.json"));
        JsonNode places =
                server.sent("Places", ReferralServer.file("/open-referral/examples/service_at_location_list.json"));

        assertThat(names()).contains("Café Zoë", "Community Counselling");
        assertThat(page.path("format").asString()).isEqualTo("open-referral");
        assertThat(counts(page)).containsExactly(1, 0, 0, 0);
        assertThat(counts(one)).containsExactly(0, 1, 0, 0);
        assertThat(counts(places)).containsExactly(1, 0, 0, 0);
        assertThat(server.one("select organisation from listing where source = 'Feed'"))
                .isEqualTo("Example Organization Inc.");
        assertThat(server.one("select minimum_age::text from listing where source = 'Feed'"))
                .isEqualTo("12");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                  | The file is empty.
            '   '                               | The file is empty.
            <!DOCTYPE html><html><body>no</body>| web page
            <?xml version="1.0"?><a/>           | XML
            {"a": 1}                            | no services
            {"contents": [                      | no JSON: look at line 1
            []                                  | no entry
            title of nothing,postcode           | one of them “name”
            name                                | no entry
            %PDF-1.7                            | PDF
            """)
    void saysWhatIsWrongWithAFile(String file, String words) {
        JsonNode refused = ReferralServer.json(server.send("Bad", bytes(file)), 400);

        assertThat(refused.at("/errors/0/field").asString()).isEqualTo("body");
        assertThat(refused.at("/errors/0/message").asString()).contains(words);
        assertThat(server.one("select count(*)::text from directory_import")).isEqualTo("0");
    }

    @Test
    void refusesZipsAndPictures() {
        assertThat(refusal(new byte[] {'P', 'K', 3, 4, 20, 0})).contains("zip file or a spreadsheet");
        assertThat(refusal(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0})).contains("no text");
    }

    @Test
    void refusesMoreThanSixteenMegabytes() {
        JsonNode refused = ReferralServer.json(server.send("Large", new byte[17 * 1024 * 1024]), 413);

        assertThat(refused.path("detail").asString()).contains("16 MB");
    }

    @Test
    void needsToKnowWhose() {
        JsonNode refused = ReferralServer.json(server.send("  ", bytes(TWO)), 400);

        assertThat(refused.at("/errors/0/field").asString()).isEqualTo("source");
    }

    @Test
    void sentTwiceUnderOneIdIsOne() {
        DirectoryImports imports = server.bean(DirectoryImports.class);
        UUID id = Ids.next();
        DirectoryUpload upload = new DirectoryUpload("Sale Directory", null, "C:\\files\\sale.csv", bytes(TWO));

        imports.send(server.officer(), id, upload).block();
        DirectoryResult again = imports.send(server.officer(), id, upload).block();

        assertThat(again).isInstanceOfSatisfying(DirectoryResult.Taken.class, taken -> {
            assertThat(taken.replayed()).isTrue();
            assertThat(taken.imported().fileName()).isEqualTo("sale.csv");
            assertThat(taken.imported().counts().created()).isEqualTo(2);
        });
        assertThat(server.one("select count(*)::text from directory_import")).isEqualTo("1");
    }

    @Test
    @DisplayName("R103 who imported which directory is in the audit trail")
    void isWrittenDown() {
        JsonNode report = server.sent("Sale Directory", bytes(TWO));

        assertThat(server.one("""
                        select details ->> 'created' from audit_event
                         where action = 'directory-imported' and subject_id = '%s'""".formatted(report.path("importId").asString())))
                .isEqualTo("2");
    }

    @Test
    void goesOnAfterAnInterruptionWithoutDoingARowTwice() {
        server.close();
        server = new ReferralServer(database, 1);
        UUID id = Ids.next();
        // As if the process had been killed between two slices.
        database.execute("""
                insert into directory_import (council_id, id, source, format, rows_read, made_by, made_at)
                select '%1$s', '%2$s', 'Sale Directory', 'csv', 3, id, '2026-11-30T08:00:00Z' from person;
                insert into directory_import_row (council_id, import_id, number, name, source_key, state, content)
                select '%1$s', '%2$s', n, 'Club ' || n, 'k' || n, 'waiting',
                       jsonb_build_object('name', 'Club ' || n, 'kind', 'club', 'description', '', 'services', '[]'::jsonb)
                  from generate_series(2, 4) n;
                select directory_slice('{"councilId": "%1$s", "id": "%2$s", "at": "2026-11-30T08:00:01Z", "slice": 2}');
                """.formatted(RegisterRows.COUNCIL, id));

        JsonNode refused = ReferralServer.json(server.send("sale directory", bytes(TWO)), 409);
        assertThat(refused.path("importId").asString()).isEqualTo(id.toString());
        server.bean(DirectoryWork.class).round().block();

        JsonNode report = server.get(ReferralServer.IMPORTS + "/" + id);
        assertThat(report.path("state").asString()).isEqualTo("done");
        assertThat(counts(report)).containsExactly(3, 0, 0, 0);
        assertThat(server.get(ReferralServer.IMPORTS).path("items")).hasSize(1);
    }

    @Test
    @DisplayName("R33 a listing whose owner is on the register stands back for the provider's entry, suspended or not")
    void standsBackForItsOwner() {
        server.sent("Sale Directory", bytes(TWO));
        UUID owner = rows.provider("Sale Choir CIC");
        String listing = server.one("select id::text from listing where source_key = 'a1'");

        for (String state : List.of("accredited", "paused", "suspended")) {
            database.execute("update provider set listing_id = '%s', state = '%s' where id = '%s'"
                    .formatted(listing, state, owner));
            assertThat(names()).containsExactly("Chess Club");
        }
        for (String state : List.of("draft", "applied", "refused", "left")) {
            database.execute("update provider set state = '%s' where id = '%s'".formatted(state, owner));
            assertThat(names()).containsExactlyInAnyOrder("Chess Club", "Sale Choir");
        }
    }

    private List<String> names() {
        return server.get("/api/v1/directory?limit=100")
                .path("items")
                .valueStream()
                .map(item -> item.path("name").asString())
                .toList();
    }

    private String refusal(byte[] file) {
        return ReferralServer.json(server.send("Bad", file), 400)
                .at("/errors/0/message")
                .asString();
    }

    private List<String> content() {
        return database.select("""
                select concat_ws('|', source, source_key, id, name, kind, description, address, postcode, place::text,
                                 district, phone, website, imported_at)
                  from listing order by source, source_key""");
    }

    private static List<Integer> counts(JsonNode report) {
        return List.of(
                report.path("created").asInt(),
                report.path("updated").asInt(),
                report.path("unchanged").asInt(),
                report.path("rejectedRows").asInt());
    }

    private static List<String> lines(JsonNode rows) {
        return rows.valueStream()
                .map(row -> row.path("row").asInt() + " " + row.path("reason").asString())
                .toList();
    }

    private static byte[] real(String name) {
        return ReferralServer.file("/trafford/" + name + ".csv");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
