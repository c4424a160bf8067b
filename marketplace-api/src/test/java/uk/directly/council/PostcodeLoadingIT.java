package uk.directly.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.directly.testing.TestDatabase;
import uk.directly.testing.WithDatabase;

@WithDatabase
class PostcodeLoadingIT {
    private final TestDatabase database;
    private final PostcodeLoading loading;

    PostcodeLoadingIT(TestDatabase database) {
        this.database = database;
        this.loading = new PostcodeLoading(database.client(), null);
    }

    @Test
    @DisplayName("Every postcode with a place is there, in its usual form; loaded twice it is the same")
    void loads(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("CSV"));
        Files.writeString(folder.resolve("CSV/m.csv"), """
                "M1  1AD",10,383825,398598,"E92000001","E19000001","E18000002","","E08000003","E05000697"
                "M33 2AA",10,379001,392001,"E92000001","","","","",""
                """);
        Files.writeString(folder.resolve("CSV/ab.csv"), """
                "AB101AA",10,394251,806376,"S92000003","","S08000006","","S12000033","S13002483"
                "AB101ZZ",90,0,0,"S92000003","","","","",""
                """);
        database.execute("insert into ward (code, name) values ('W1', 'Ashton') on conflict do nothing;"
                + " insert into postcode (postcode, place, ward_code) values ('M33 2AA', point(1, 1), 'W1')"
                + " on conflict (postcode) do update set place = excluded.place, ward_code = excluded.ward_code");

        for (int twice = 0; twice < 2; twice++) {
            assertThat(loading.load(CodePoint.files(folder)).block()).isEqualTo(3);
            assertThat(database.select("select concat_ws(' ', postcode, place, ward_code) from postcode"
                            + " where postcode in ('M1 1AD', 'M33 2AA', 'AB10 1AA', 'AB10 1ZZ') order by postcode"))
                    .containsExactly(
                            "AB10 1AA (394251,806376)", "M1 1AD (383825,398598)", "M33 2AA (379001,392001) W1");
        }
    }

    @Test
    void saysWhenThereIsNothing(@TempDir Path folder) {
        assertThatThrownBy(() -> CodePoint.files(folder)).hasMessageContaining("There are no .csv files in");
        assertThatThrownBy(() -> CodePoint.files(folder.resolve("none"))).hasMessageContaining("can't be read");
    }
}
