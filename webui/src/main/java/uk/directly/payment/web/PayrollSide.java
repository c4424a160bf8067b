package uk.directly.payment.web;

import uk.directly.web.Link;

/** Whose eyes a payroll is shown to. */
enum PayrollSide {
    MONEY(
            "/money/payroll",
            "/money",
            "Back to Money",
            "/money",
            "The time of the people you employ. Give it to whoever works out pay and tax for you."),
    ACCOUNTS(
            "/accounts/payroll",
            "/accounts/to-pay",
            "Payrolls",
            "/accounts/payroll",
            "The time of the people who are employed by somebody whose account you look after."),
    FINANCE(
            "/finance/payroll",
            "/finance/payments",
            "Payrolls",
            "/finance/payroll",
            "What goes to this person’s payroll. They see that you opened it, and why.");

    final String path;
    final String under;
    private final String backText;
    private final String backPath;
    final String lead;

    PayrollSide(String path, String under, String backText, String backPath, String lead) {
        this.path = path;
        this.under = under;
        this.backText = backText;
        this.backPath = backPath;
        this.lead = lead;
    }

    /** Where the page leads back to. */
    Link back() {
        return new Link(backText, backPath);
    }
}
