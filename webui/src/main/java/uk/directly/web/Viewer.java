package uk.directly.web;

import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * Who looks at a page: all that the frame around it needs. Whoever knows the session puts it on the exchange
 * ({@link #on}) before the controller runs; controllers take it as a parameter.
 *
 * @param name the name of who is signed in; null: nobody is
 * @param navigation which set of navigation items they get
 * @param help whom they can phone
 * @param actingFor the person they act for at the moment, if any
 * @param formToken what every form must carry, where the session asks for it
 * @param demonstration whether this is the demonstration, where nothing is real
 */
public record Viewer(
        @Nullable String name,
        Navigation navigation,
        HelpLine help,
        @Nullable ActingFor actingFor,
        @Nullable FormToken formToken,
        boolean demonstration) {

    private static final String ATTRIBUTE = Viewer.class.getName();

    /** Somebody who hasn't signed in. */
    public static Viewer visitor(HelpLine help, @Nullable FormToken formToken, boolean demonstration) {
        return new Viewer(null, Navigation.VISITOR, help, null, formToken, demonstration);
    }

    /** The viewer of this exchange; a visitor of no council in particular where nobody has said. */
    public static Viewer of(ServerWebExchange exchange) {
        Viewer viewer = exchange.getAttribute(ATTRIBUTE);
        return viewer == null ? visitor(HelpLine.UNKNOWN, null, false) : viewer;
    }

    /** Puts this viewer on the exchange. */
    public void on(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    /** Whether they may do here what isn't for helpers: they act for nobody, or look after the money of whom they act for. */
    public boolean mayRun() {
        return actingFor == null || actingFor.runs();
    }

    /** Whether somebody is signed in. */
    public boolean signedIn() {
        return name != null;
    }

    /**
     * The person somebody acts for (R61).
     *
     * @param name that person's name
     * @param limit what may be done, in words: "You can approve up to £250"
     * @param runs whether they look after the money, too: helpers don't, and aren't led to what only those may open
     */
    public record ActingFor(String name, @Nullable String limit, boolean runs) {}

    /** A hidden field that proves that a form came from our page. */
    public record FormToken(String field, String value) {}
}
