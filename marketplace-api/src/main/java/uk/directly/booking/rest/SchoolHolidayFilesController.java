package uk.directly.booking.rest;

import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.booking.SchoolHolidayFile;
import uk.directly.booking.SchoolHolidayImports;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;

/** School holidays as a file. The same file again changes nothing, so it needs no key. */
@RestController
@Allow(Role.FINANCE)
class SchoolHolidayFilesController {
    private final SchoolHolidayImports imports;

    SchoolHolidayFilesController(SchoolHolidayImports imports) {
        this.imports = imports;
    }

    @PostMapping(path = "/api/v1/school-holidays/import", consumes = "text/csv")
    Mono<TakenJson> take(@RequestBody String csv, Actor actor) {
        return imports.take(actor, csv).map(taken -> new TakenJson(taken.added(), taken.known(), taken.rejected()));
    }

    /** What became of each row. */
    record TakenJson(int imported, int alreadyKnown, List<SchoolHolidayFile.Fault> rejected) {}
}
