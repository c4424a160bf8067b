package uk.directly.council;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Function;

/**
 * A number that a council can change, with effect from a date (the italic numbers of the rules). Its type and what a new
 * council starts with stand here; what is in force on a day is asked of {@link CouncilSettings}.
 *
 * @param <T> what the value is read as
 * @param name as in the table {@code council_setting}
 * @param initial what a new council starts with, as written in the table
 * @param reader reads the table's text; fails on what is no such value
 */
public record Setting<T>(String name, String initial, Function<String, T> reader) {
    /** R10: when a weekday's day rate begins; before it is evening. */
    public static final Setting<LocalTime> DAY_BEGINS = new Setting<>("day-begins", "07:00", LocalTime::parse);

    /** R10: when a weekday's day rate ends and evening begins. */
    public static final Setting<LocalTime> DAY_ENDS = new Setting<>("day-ends", "20:00", LocalTime::parse);

    /** R10: the longest that one visit may be. */
    public static final Setting<Duration> LONGEST_VISIT = new Setting<>("longest-visit", "PT24H", Duration::parse);

    /** R10: how many months ahead a visit may be booked. */
    public static final Setting<Integer> MONTHS_AHEAD = new Setting<>("months-ahead", "12", Setting::count);

    /** R16: in how many working days after approval the provider has the money. */
    public static final Setting<Integer> PROMISED_WORKING_DAYS =
            new Setting<>("promised-working-days", "3", Setting::count);

    /** How long a provider has to answer a request before the time and the money are given back. */
    public static final Setting<Duration> ANSWER_WITHIN = new Setting<>("answer-within", "PT48H", Duration::parse);

    /** ADR 36: for how long a person can take one of the other times that a provider names. */
    public static final Setting<Duration> PROPOSAL_ANSWER_WITHIN =
            new Setting<>("proposal-answer-within", "PT48H", Duration::parse);

    /** For how long a place in a session that came free is kept for who waited for it. */
    public static final Setting<Duration> PLACE_KEPT = new Setting<>("place-kept", "PT24H", Duration::parse);

    /** R51: for how many weeks ahead visits that come again are booked and their money promised. */
    public static final Setting<Integer> SERIES_HORIZON_WEEKS =
            new Setting<>("series-horizon-weeks", "6", Setting::count);

    /** R4, R5: for how many working days asking the council keeps the time. */
    public static final Setting<Integer> ASKING_WORKING_DAYS =
            new Setting<>("asking-working-days", "5", Setting::count);

    /** R5: up to which price, in pence, no answer to what something is for counts as yes. */
    public static final Setting<Integer> ASKED_YES_UP_TO =
            new Setting<>("asked-yes-up-to-pence", "15000", Setting::count);

    /** R4: for how many working days after the council's answer a time that was kept stays kept, at least. */
    public static final Setting<Integer> ANSWERED_WORKING_DAYS =
            new Setting<>("answered-working-days", "2", Setting::count);

    /** R37: after how many days without a sign of life an offer is hidden. */
    public static final Setting<Integer> OFFER_QUIET_DAYS = new Setting<>("offer-quiet-days", "60", Setting::count);

    /** R37: how many days before that its provider is told. */
    public static final Setting<Integer> OFFER_REMIND_DAYS = new Setting<>("offer-remind-days", "7", Setting::count);

    /** R56: how many days before the law's least pay rises who would be paid less is told. */
    public static final Setting<Integer> MINIMUM_PAY_TOLD_DAYS =
            new Setting<>("minimum-pay-told-days", "28", Setting::count);

    /** R35: how many workers a micro-provider has at most. */
    public static final Setting<Integer> MICRO_PROVIDER_WORKERS =
            new Setting<>("micro-provider-workers", "8", Setting::count);

    /** R30: for how many years a training counts. */
    public static final Setting<Integer> TRAINING_YEARS = new Setting<>("training-years", "3", Setting::count);

    /** In how many working days an application to the register is answered. */
    public static final Setting<Integer> ACCREDITATION_WORKING_DAYS =
            new Setting<>("accreditation-working-days", "10", Setting::count);

    /** R32, ADR 24: for how many days a check that is newly asked pauses nobody who is on the register. */
    public static final Setting<Integer> NEWLY_ASKED_DAYS = new Setting<>("newly-asked-days", "30", Setting::count);

    /** R106: for how many days a notice may be delayed before that is looked at again. */
    public static final Setting<Integer> NOTICE_DELAY_DAYS = new Setting<>("notice-delay-days", "14", Setting::count);

    /** R20: how many months after the first payment an award is looked at for the first time. */
    public static final Setting<Integer> FIRST_REVIEW_MONTHS =
            new Setting<>("first-review-months", "6", Setting::count);

    /** For how many days ahead a funding run may be made. */
    public static final Setting<Integer> FUNDING_DAYS_AHEAD = new Setting<>("funding-days-ahead", "28", Setting::count);

    /** From how much more than the time before, in per cent of it, a funding run warns. */
    public static final Setting<Integer> FUNDING_MUCH_MORE_PERCENT =
            new Setting<>("funding-much-more-percent", "150", Setting::count);

    /** From how much more or less than the card before, in per cent of it, a new rate is pointed out to its checker. */
    public static final Setting<Integer> RATE_MUCH_DIFFERENT_PERCENT =
            new Setting<>("rate-much-different-percent", "25", Setting::count);

    /** R28: within how many miles of home is looked for those whom an award would pay. */
    public static final Setting<Integer> ENOUGH_MILES = new Setting<>("enough-miles", "10", Setting::count);

    /** The least of own money that can be added at once, in pence: a card payment costs the council something. */
    public static final Setting<Integer> TOP_UP_LEAST = new Setting<>("top-up-least-pence", "100", Setting::count);

    /** The most of own money that can be added at once, in pence. */
    public static final Setting<Integer> TOP_UP_MOST = new Setting<>("top-up-most-pence", "100000", Setting::count);

    /** R22: how many days after a cycle's first day a person's share of it is paid in time. */
    public static final Setting<Integer> SHARE_DAYS = new Setting<>("share-days", "14", Setting::count);

    /** From how much of a cycle's money spent or promised, in per cent, the person is told. */
    public static final Setting<Integer> NEARLY_SPENT_PERCENT =
            new Setting<>("nearly-spent-percent", "90", Setting::count);

    /** R17: how many weeks' money may be unspent before it is talked about. */
    public static final Setting<Integer> SURPLUS_WEEKS_DIRECT_PAYMENT =
            new Setting<>("surplus-weeks-direct-payment", "8", Setting::count);

    /** R17: the same of an individual service fund. */
    public static final Setting<Integer> SURPLUS_WEEKS_ISF = new Setting<>("surplus-weeks-isf", "4", Setting::count);

    /** R17: for how many weeks an individual service fund may have more than that. */
    public static final Setting<Integer> SURPLUS_ISF_LASTS_WEEKS =
            new Setting<>("surplus-isf-lasts-weeks", "12", Setting::count);

    /** R26: how many working days the first payment to new bank details waits. */
    public static final Setting<Integer> NEW_BANK_WORKING_DAYS =
            new Setting<>("new-bank-working-days", "2", Setting::count);

    /** R26: for how many days before a funding run a change of bank details is shown to who checks it. */
    public static final Setting<Integer> BANK_CHANGE_SHOWN_DAYS =
            new Setting<>("bank-change-shown-days", "5", Setting::count);

    /** R26: how long ago somebody may have signed in who changes bank details. */
    public static final Setting<Duration> FRESH_SIGN_IN = new Setting<>("fresh-sign-in", "PT10M", Duration::parse);

    /** R43: how many messages and proposed meetings somebody may send on a day to those whom they might book. */
    public static final Setting<Integer> ENQUIRIES_A_DAY = new Setting<>("enquiries-a-day", "20", Setting::count);

    /** After how many days an advert ends by itself. */
    public static final Setting<Integer> ADVERT_DAYS = new Setting<>("advert-days", "60", Setting::count);

    /** R39: over how many weeks unmet need is counted. */
    public static final Setting<Integer> UNMET_NEED_WEEKS = new Setting<>("unmet-need-weeks", "12", Setting::count);

    /** R39: counts of unmet need below it are not told. */
    public static final Setting<Integer> UNMET_NEED_LEAST = new Setting<>("unmet-need-least", "5", Setting::count);

    /** R54: how many days before it counts a new price of somebody's is told. */
    public static final Setting<Integer> NEW_PRICE_DAYS = new Setting<>("new-price-days", "28", Setting::count);

    /** R53: the most of a visit's price, in per cent, that is agreed to be paid while somebody is in hospital. */
    public static final Setting<Integer> RETAINER_MOST_PERCENT =
            new Setting<>("retainer-most-percent", "50", Setting::count);

    /** R53: for how many days at most. */
    public static final Setting<Integer> RETAINER_MOST_DAYS = new Setting<>("retainer-most-days", "14", Setting::count);

    /** R9: for how many days the code of an invitation works. */
    public static final Setting<Integer> INVITATION_DAYS = new Setting<>("invitation-days", "28", Setting::count);

    /** R13: after how many days without an answer what was promised for a visit is due. */
    public static final Setting<Integer> SILENCE_DAYS = new Setting<>("silence-days", "5", Setting::count);

    /** R13: on which day a person is reminded to answer. */
    public static final Setting<Integer> SILENCE_REMIND_DAYS =
            new Setting<>("silence-remind-days", "3", Setting::count);

    /** R13: how many working days more a notice by post takes. */
    public static final Setting<Integer> POST_WORKING_DAYS = new Setting<>("post-working-days", "3", Setting::count);

    /** R13: for how many days a helper is asked before the support worker is. */
    public static final Setting<Integer> HELPER_DAYS = new Setting<>("helper-days", "2", Setting::count);

    /** R13: after how many days what stays in question is not owed any more. */
    public static final Setting<Integer> LAPSE_DAYS = new Setting<>("lapse-days", "60", Setting::count);

    /** R58: how many minutes after the start somebody can say that nobody has come. */
    public static final Setting<Integer> NOT_COME_MINUTES = new Setting<>("not-come-minutes", "10", Setting::count);

    /** R58: after how many days a provider is reminded to tell of a visit. */
    public static final Setting<Integer> CHASE_DAYS = new Setting<>("chase-days", "7", Setting::count);

    /** R58: after how many days the money of a visit that nobody told of is given back. */
    public static final Setting<Integer> LET_GO_DAYS = new Setting<>("let-go-days", "28", Setting::count);

    /** R58: what is told more than so many days later needs an explicit yes. */
    public static final Setting<Integer> LATE_RECORD_DAYS = new Setting<>("late-record-days", "60", Setting::count);

    /** From when in the evening nobody is written to who needn't know at once. */
    public static final Setting<LocalTime> QUIET_FROM = new Setting<>("quiet-from", "20:00", LocalTime::parse);

    /** Until when in the morning. */
    public static final Setting<LocalTime> QUIET_UNTIL = new Setting<>("quiet-until", "08:00", LocalTime::parse);

    /** When what can wait goes out, once a day. */
    public static final Setting<LocalTime> DIGEST_AT = new Setting<>("digest-at", "09:00", LocalTime::parse);

    /** R26: for how many working days no letter with a code goes to somebody whose address was changed. */
    public static final Setting<Integer> NEW_ADDRESS_WORKING_DAYS =
            new Setting<>("new-address-working-days", "5", Setting::count);

    /** R101: for how many days an event is kept after it was handled and told. */
    public static final Setting<Integer> EVENTS_KEPT_DAYS = new Setting<>("events-kept-days", "30", Setting::count);

    /** R101: for how many months a notice is kept, with what became of it. */
    public static final Setting<Integer> NOTICES_KEPT_MONTHS =
            new Setting<>("notices-kept-months", "24", Setting::count);

    /** R106: what the team is called that looks after concerns. */
    public static final Setting<String> CONCERN_TEAM =
            new Setting<>("concern-team", "Adult safeguarding team", text -> text);

    /** R106: the number under which it answers; empty: the council's own. */
    public static final Setting<String> CONCERN_PHONE = new Setting<>("concern-phone", "", text -> text);

    /** R106: in how many working days it says that it has a concern. */
    public static final Setting<Integer> CONCERN_ACKNOWLEDGE_WORKING_DAYS =
            new Setting<>("concern-acknowledge-working-days", "1", Setting::count);

    /** R106: in how many working days it says what becomes of one. */
    public static final Setting<Integer> CONCERN_DECIDE_WORKING_DAYS =
            new Setting<>("concern-decide-working-days", "5", Setting::count);

    /** All of them, for the first entries of a new council. */
    public static final List<Setting<?>> ALL = List.of(
            DAY_BEGINS,
            DAY_ENDS,
            LONGEST_VISIT,
            MONTHS_AHEAD,
            PROMISED_WORKING_DAYS,
            ANSWER_WITHIN,
            PROPOSAL_ANSWER_WITHIN,
            PLACE_KEPT,
            SERIES_HORIZON_WEEKS,
            ASKING_WORKING_DAYS,
            ASKED_YES_UP_TO,
            ANSWERED_WORKING_DAYS,
            OFFER_QUIET_DAYS,
            OFFER_REMIND_DAYS,
            MINIMUM_PAY_TOLD_DAYS,
            MICRO_PROVIDER_WORKERS,
            TRAINING_YEARS,
            ACCREDITATION_WORKING_DAYS,
            NEWLY_ASKED_DAYS,
            NOTICE_DELAY_DAYS,
            FIRST_REVIEW_MONTHS,
            FUNDING_DAYS_AHEAD,
            FUNDING_MUCH_MORE_PERCENT,
            RATE_MUCH_DIFFERENT_PERCENT,
            ENOUGH_MILES,
            TOP_UP_LEAST,
            TOP_UP_MOST,
            SHARE_DAYS,
            NEARLY_SPENT_PERCENT,
            SURPLUS_WEEKS_DIRECT_PAYMENT,
            SURPLUS_WEEKS_ISF,
            SURPLUS_ISF_LASTS_WEEKS,
            NEW_BANK_WORKING_DAYS,
            BANK_CHANGE_SHOWN_DAYS,
            FRESH_SIGN_IN,
            ENQUIRIES_A_DAY,
            ADVERT_DAYS,
            UNMET_NEED_WEEKS,
            UNMET_NEED_LEAST,
            NEW_PRICE_DAYS,
            RETAINER_MOST_PERCENT,
            RETAINER_MOST_DAYS,
            INVITATION_DAYS,
            SILENCE_DAYS,
            SILENCE_REMIND_DAYS,
            POST_WORKING_DAYS,
            HELPER_DAYS,
            LAPSE_DAYS,
            NOT_COME_MINUTES,
            CHASE_DAYS,
            LET_GO_DAYS,
            LATE_RECORD_DAYS,
            QUIET_FROM,
            QUIET_UNTIL,
            DIGEST_AT,
            NEW_ADDRESS_WORKING_DAYS,
            EVENTS_KEPT_DAYS,
            NOTICES_KEPT_MONTHS,
            CONCERN_TEAM,
            CONCERN_PHONE,
            CONCERN_ACKNOWLEDGE_WORKING_DAYS,
            CONCERN_DECIDE_WORKING_DAYS);

    private static Integer count(String text) {
        int count = Integer.parseInt(text);
        if (count < 0) {
            throw new IllegalArgumentException("A count is not below zero: " + text);
        }
        return count;
    }
}
