package uk.directly.agreement.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.directly.agreement.Agreement;
import uk.directly.agreement.Family;
import uk.directly.agreement.TermsState;
import uk.directly.money.Pence;
import uk.directly.rate.Engagement;
import uk.directly.web.AgreedPart;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/** Writes the pages about agreements, for one side or the other. */
record AgreementPages(Viewer viewer, boolean forHolder) {
    static final String HELD = "/people/agreements";
    static final String GIVEN = "/my-page/agreements";
    static final String NOT_CHECKED = "You chose this person. The council has not checked them.";

    private String path(Agreement agreement) {
        return (forHolder ? HELD : GIVEN) + "/" + agreement.id();
    }

    AgreementsPage list(List<Agreement> agreements) {
        return new AgreementsPage(
                Frame.of("What you both agreed", viewer).under(forHolder ? "/people" : "/my-page"),
                forHolder ? "/people" : "/my-page",
                forHolder
                        ? "When you book somebody for the first time, what you agree stands here."
                        : "When somebody books you for the first time, what you agree stands here.",
                agreements.stream()
                        .map(each -> new AgreementsPage.Line(other(each), path(each), facts(each), waits(each)))
                        .toList());
    }

    private String other(Agreement agreement) {
        return forHolder ? agreement.provider().name() : agreement.holder().name();
    }

    private List<String> facts(Agreement agreement) {
        List<String> lines = new ArrayList<>(List.of(AgreementWords.boss(agreement, forHolder)));
        for (Agreement.Version each : agreement.inForce()) {
            lines.add(each.title() + ": " + String.join(", ", AgreementWords.prices(each)));
        }
        if (forHolder && agreement.chosen()) {
            lines.add(NOT_CHECKED);
        }
        return lines;
    }

    private String waits(Agreement agreement) {
        boolean mine = agreement.versions().stream().anyMatch(this::waitsForMe);
        return mine ? "Waiting for your answer" : !agreement.ready() && forHolder ? "Something is left to do" : "";
    }

    private boolean waitsForMe(Agreement.Version version) {
        return version.state() == (forHolder ? TermsState.PROPOSED : TermsState.WAITING);
    }

    AgreementPage one(Agreement agreement, FormErrors errors, @Nullable String done) {
        Frame frame = Frame.of("What you and " + other(agreement) + " agreed", viewer)
                .under(forHolder ? "/people" : "/my-page")
                .withNotice(done);
        return new AgreementPage(
                errors.isEmpty() ? frame : frame.withError(),
                forHolder ? HELD : GIVEN,
                forHolder && agreement.chosen() ? NOT_CHECKED : "",
                notes(agreement),
                rows(agreement),
                links(agreement),
                forHolder && agreement.family() == null ? families() : List.of(),
                path(agreement) + "/family",
                agreement.versions().stream()
                        .map(version -> part(agreement, version))
                        .toList(),
                errors);
    }

    static List<Choice> families() {
        return Arrays.stream(Family.values())
                .map(each -> Choice.of(each.slug(), each.words()))
                .toList();
    }

    private List<String> notes(Agreement agreement) {
        List<String> notes = new ArrayList<>();
        if (forHolder && agreement.waitsForFamilyDecision()) {
            Agreement.FamilyDecision decision = agreement.familyDecision();
            notes.add(
                    decision == null
                            ? "You said that you are family. The council has to say yes before its money pays "
                                    + agreement.provider().name()
                                    + ". It has been told, and answers in writing. If it is"
                                    + " urgent, " + viewer.help().call() + "."
                            : "The council said no to paying "
                                    + agreement.provider().name() + " from its money: "
                                    + decision.reason() + " If you think that is wrong, "
                                    + viewer.help().call() + ".");
        }
        Agreement.Ending ending = agreement.ending();
        if (ending != null) {
            notes.add(AgreementWords.ending(agreement, ending, forHolder));
        }
        if (forHolder && !agreement.ready()) {
            notes.add("Before " + agreement.provider().name() + " can start, there are things to do.");
        }
        return notes;
    }

    private List<SummaryRow> rows(Agreement agreement) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("Who is the boss", AgreementWords.boss(agreement, forHolder)));
        Agreement.Basis basis = agreement.basis();
        if (basis != null) {
            rows.add(new SummaryRow(
                    "Why",
                    basis.reasons().stream()
                            .map(each -> each.words(agreement.provider().name()) + ".")
                            .toList(),
                    null));
        }
        if (forHolder && agreement.family() != null) {
            rows.add(SummaryRow.of("Are you family?", agreement.family().words()));
        }
        Agreement.FamilyDecision decision = agreement.familyDecision();
        if (decision != null && decision.yes()) {
            rows.add(SummaryRow.of(
                    "The council said yes", DateWords.date(decision.decidedAt()) + ": " + decision.reason()));
            Long cap = decision.capPence();
            Long left = decision.leftPence();
            if (cap != null && left != null) {
                rows.add(SummaryRow.of(
                        "Up to",
                        Pence.of(cap).text() + " in all. "
                                + Pence.of(Math.max(left, 0)).text() + " of it is left."));
            }
        }
        return rows;
    }

    private List<Link> links(Agreement agreement) {
        List<Link> links = new ArrayList<>();
        if (forHolder && agreement.engagement() == Engagement.EMPLOYED) {
            links.add(new Link(
                    "Before " + agreement.provider().name() + " starts: what to do", path(agreement) + "/tasks"));
        }
        Agreement.Ending ending = agreement.ending();
        if (!viewer.mayRun()) {
            return links;
        }
        if (ending == null) {
            links.add(new Link("End what you both agreed", path(agreement) + "/end"));
        } else if (ending.side().equals(forHolder ? "person" : "provider")) {
            links.add(new Link("It goes on after all", path(agreement) + "/end"));
        }
        if (forHolder && ending != null) {
            links.add(new Link(
                    Whose.of(viewer).either("Who you would ask instead", "Who would be asked instead"),
                    "/people/backup"));
        }
        if (!forHolder) {
            agreement.versions().stream()
                    .filter(each -> each.state() == TermsState.AGREED)
                    .collect(Collectors.toMap(
                            Agreement.Version::offerId,
                            each -> each,
                            (first, second) -> first,
                            java.util.LinkedHashMap::new))
                    .values()
                    .forEach(each -> links.add(new Link(
                            "Ask for a new price: " + each.title(),
                            path(agreement) + "/price?offer=" + each.offerId())));
        }
        return links;
    }

    private AgreementPage.VersionPart part(Agreement agreement, Agreement.Version version) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(new SummaryRow("Price", AgreementWords.prices(version), null));
        List<String> dates = AgreementWords.dates(version, forHolder, agreement);
        if (!dates.isEmpty()) {
            rows.add(new SummaryRow("When", dates, null));
        }
        if (version.retainerPercent() > 0) {
            rows.add(SummaryRow.of("In hospital", AgreementWords.hospital(version)));
        }
        if (version.noticeDays() > 0) {
            rows.add(SummaryRow.of("Ending it", AgreementWords.notice(version)));
        }
        if (version.why() != null) {
            rows.add(SummaryRow.of(forHolder ? agreement.provider().name() + " says" : "You said", version.why()));
        }
        boolean proposed = version.state() == TermsState.PROPOSED;
        String answer = waitsForMe(version) || (proposed && !forHolder) ? path(agreement) + "/answer" : null;
        return new AgreementPage.VersionPart(
                version.title() + ", version " + version.version(),
                AgreementWords.state(version, forHolder, agreement),
                rows,
                AgreementWords.changes(agreement, version),
                AgreedPart.of(version.terms()),
                "/agreements/" + agreement.id() + "/print.pdf?version=" + version.version(),
                version.version(),
                answer,
                proposed && !forHolder ? "" : "Yes, I agree",
                proposed ? (forHolder ? "No, keep it as it is" : "Take this back") : "");
    }
}
