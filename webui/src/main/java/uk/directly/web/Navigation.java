package uk.directly.web;

import java.util.List;

/**
 * The navigation of each kind of person: at most five items, whose words are the titles of the pages they lead to
 * (pages: "Homes"). The only place that knows them. An item is here only once its page is.
 */
public enum Navigation {
    /** Nobody is signed in. */
    VISITOR(
            Item.FIND_SUPPORT,
            new Item("Get support money", "/get-support-money"),
            new Item("Work with us", "/work-with-us"),
            Item.HELP),
    /** Somebody with support money, and who acts for them. */
    HOLDER(Item.HOME, Item.FIND_SUPPORT, Item.VISITS, Item.MONEY, new Item("People", "/people")),
    /** A carer with support money of their own. */
    CARER(Item.HOME, Item.FIND_SUPPORT, Item.VISITS, Item.MONEY, Item.HELP),
    /** Somebody whose fund is run by an organisation. */
    ISF_PERSON(Item.HOME, Item.FIND_SUPPORT, Item.HELP),
    /** A PA or small business on the register. */
    PROVIDER(Item.TODAY, new Item("Requests", "/requests"), new Item("Pay", "/pay"), Item.MY_PAGE, Item.HELP),
    /** A PA or small business that is still being checked. */
    NEWCOMER(new Item("Tasks", "/home"), Item.MY_PAGE, new Item("Adverts near me", "/adverts-near-me"), Item.HELP),
    /** An organisation that runs funds for people. */
    BROKER(Item.HOME, Item.FIND_SUPPORT, Item.MY_PAGE, Item.HELP),
    /** The officers who check providers. */
    ACCREDITATION(
            new Item("Queue", "/home"),
            new Item("Register", "/register"),
            new Item("Running out", "/running-out"),
            new Item("Settings", "/checks"),
            Item.HELP),
    /** The council's finance officers. */
    FINANCE(
            Item.TODAY,
            new Item("Money in", "/finance/funding"),
            new Item("Money out", "/finance/payments"),
            Item.AWARDS,
            Item.HELP),
    /** The officers who decide what support a person's money is for. */
    SOCIAL_WORK(Item.AWARDS, Item.STARTING, new Item("Questions", "/questions"), Item.CONCERNS, Item.HELP),
    /** The team that looks after concerns. */
    SAFEGUARDING(Item.CONCERNS, Item.FIND_SUPPORT, Item.HELP),
    /** The council's commissioners. */
    COMMISSIONER(
            new Item("Overview", "/home"),
            new Item("Needs", "/needs"),
            new Item("Rates", "/needs/rates"),
            new Item("Download", "/needs/download"),
            Item.HELP),
    /** Support workers, who key in for others. */
    SUPPORT(
            Item.TODAY,
            Item.STARTING,
            new Item("When somebody has died", "/deaths"),
            new Item("Key in", "/key-in"),
            Item.HELP),
    /** Everybody else: who acts for others, pays for support themselves, or is nothing here yet. */
    OTHER(Item.HOME, Item.FIND_SUPPORT, Item.HELP);

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes lists that never change
    private final List<Item> items;

    Navigation(Item... items) {
        this.items = List.of(items);
    }

    /** From left to right. */
    public List<Item> items() {
        return items;
    }

    /**
     * One item.
     *
     * @param text the title of the page
     * @param path where it is; every kind of person's first page is {@code /home}
     */
    public record Item(String text, String path) {
        static final Item HOME = new Item("Home", "/home");
        static final Item TODAY = new Item("Today", "/home");
        static final Item FIND_SUPPORT = new Item("Find support", "/find");
        static final Item VISITS = new Item("Visits", "/visits");
        static final Item MONEY = new Item("Money", "/money");
        static final Item MY_PAGE = new Item("My page", "/my-page");
        static final Item AWARDS = new Item("People", "/awards");
        static final Item STARTING = new Item("Starting and stopping", "/starting");
        static final Item CONCERNS = new Item("Concerns", "/concerns");
        static final Item HELP = new Item("Help", "/help");
    }
}
