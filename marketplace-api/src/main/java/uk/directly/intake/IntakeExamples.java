package uk.directly.intake;

import uk.directly.data.Csv;

/** An example of each file, with fictional people, to begin from. */
public final class IntakeExamples {
    private IntakeExamples() {}

    /** The text of it. */
    public static String of(Sheet sheet) {
        return IntakeLines.titles(sheet) + rows(sheet).replace("\n", Csv.END);
    }

    private static String rows(Sheet sheet) {
        return switch (sheet) {
            case AWARDS -> """
                    OLD-1001,Ada,Fairweather,1951-04-02,,0161 496 0101,"3 Larkspur Walk, Sale",M33 2AF,direct-payment,2024-04-01,,312.00,net,40.00,fortnightly,standard,17.5,card-account,,"Getting out; Keeping the house",2026-11-29,624.00,80.00,15.00,0
                    OLD-1002,Idris,Okoro,1979-09-30,idris@example.org,,"8 Mill Lane, Altrincham",WA14 1AA,carer-direct-payment,2026-04-01,2027-03-31,5.75,,,yearly,light,,,,Time for myself,2027-03-31,140.00,,,
                    """;
            case PAYEES -> """
                    OLD-1001,Nadia Petrescu,20-00-00,55779911,ADA SUPPORT
                    """;
            case ARRANGEMENTS -> """
                    OLD-1001,Nadia Petrescu,employed,13.20,17.5
                    """;
            case FIGURES -> """
                    OLD-1001,,,1136.00,160.00,15.00,0,112.00,80.00,2026-12-13
                    """;
        };
    }
}
