package uk.directly.budget.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.budget.KeptFund;
import uk.directly.budget.KeptFunds;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Table;
import uk.directly.web.Viewer;

/** The funds that the council keeps until people choose who runs them (R75). */
@Controller
class KeptFundsController {
    private static final String HERE = "/kept-funds";
    private static final int SHOWN = 50;

    private final KeptFunds funds;

    KeptFundsController(KeptFunds funds) {
        this.funds = funds;
    }

    @GetMapping(HERE)
    @Allow({Role.FINANCE, Role.SOCIAL_WORK, Role.ACCREDITATION})
    Mono<Rendering> list(
            @RequestParam(name = "since", required = false) @Nullable Instant since,
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            Actor actor,
            Viewer viewer) {
        return funds.all(actor.councilId(), since, after, SHOWN + 1)
                .collectList()
                .map(found -> page(viewer, found).show());
    }

    private static KeptFundsPage page(Viewer viewer, List<KeptFund> found) {
        List<KeptFund> shown = found.stream().limit(SHOWN).toList();
        KeptFund last = found.size() > SHOWN ? shown.getLast() : null;
        return new KeptFundsPage(
                Frame.of("Funds that the council keeps", viewer).under("/awards"),
                shown.isEmpty() ? null : table(shown),
                last == null
                        ? null
                        : Address.of(HERE)
                                .with("since", last.since().toString())
                                .with("after", last.budgetId())
                                .toString());
    }

    private static Table table(List<KeptFund> funds) {
        return new Table(
                "Kept longest first",
                List.of(
                        Table.Column.text("Person"),
                        Table.Column.text("Run before by"),
                        Table.Column.text("Kept since")),
                funds.stream()
                        .map(fund -> Table.Row.of(fund.person(), fund.organisation(), DateWords.date(fund.since())))
                        .toList());
    }
}
