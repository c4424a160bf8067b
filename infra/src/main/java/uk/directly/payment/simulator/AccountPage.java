package uk.directly.payment.simulator;

/** The page on which somebody tells who they are and where their bank is, in place of Stripe's. It asks nothing: nobody is real here. */
final class AccountPage {
    private AccountPage() {}

    static String of() {
        return CheckoutPage.page("Your account", "Where your pay goes", """
                <p>Stripe would ask here who you are, and for your bank. Nobody is real here, so it asks nothing.</p>
                <form method="post">
                <p><button name="do" value="done">I have told all of it</button></p>
                <p><button name="do" value="asked">Stripe wants to know more</button></p>
                <p><button name="do" value="later">Go on later</button></p>
                </form>
                """);
    }

    static String missing() {
        return CheckoutPage.page(
                "Your account", "This page is not here", "<p>The link is too old, or never was. Begin again.</p>\n");
    }
}
