package uk.directly.local;

import java.util.List;

/**
 * One of the people of the demonstration council whom anyone can be in the local default.
 *
 * @param subject what the token calls them; the person's row has it too
 * @param title who they are, as the button says
 * @param line one line more
 */
record Persona(String subject, String title, String line) {

    /** The page's three groups, in its order. */
    static List<Group> groups() {
        return List.of(
                new Group(
                        "People with support money, and those around them",
                        List.of(
                                new Persona(
                                        "holder", "Someone with a direct payment", "£624.00 paid in, a card account"),
                                new Persona("holder2", "Someone with little left", "£100.00 paid in"),
                                new Persona(
                                        "holder-own-bank",
                                        "Someone who pays from their own bank account",
                                        "the platform lists what to pay"),
                                new Persona("carer", "An unpaid carer", "a carer's direct payment of £300.00"),
                                new Persona(
                                        "isf-person", "Someone with an individual service fund", "a broker runs it"),
                                new Persona(
                                        "starter",
                                        "Someone whose letter has just come",
                                        "start at Get support money, with code BCDFG-23456, born 27 3 1958"),
                                new Persona("nominee", "Someone chosen to run the money", "acts for the first person"),
                                new Persona(
                                        "authorised",
                                        "Someone the council agreed may run the money",
                                        "acts for a person who can't decide about it"),
                                new Persona("helper", "A helper", "may do some things, within limits"),
                                new Persona(
                                        "self-funder", "Someone who pays for their own support", "no council money"))),
                new Group(
                        "People who offer support",
                        List.of(
                                new Persona(
                                        "pa", "A personal assistant", "self-employed, checked, from £17.80 an hour"),
                                new Persona("pa-employed", "A personal assistant who wants to be employed", "checked"),
                                new Persona("micro", "A small local business", "checked, £20.00 an hour"),
                                new Persona("newcomer", "A newcomer", "not checked yet"),
                                new Persona("broker", "A fund broker", "runs individual service funds"),
                                new Persona(
                                        "joiner",
                                        "Somebody who wants to start",
                                        "nobody knows them yet: start at Work with us"),
                                new Persona(
                                        "own-pa",
                                        "Somebody's own personal assistant",
                                        "nobody knows them yet: open an invitation"))),
                new Group(
                        "The council",
                        List.of(
                                new Persona(
                                        "accreditation", "Accreditation officer", "checks who may join the register"),
                                new Persona("finance", "Finance officer", "money in, money out, the ledger"),
                                new Persona("finance2", "A second finance officer", "approves what the first prepared"),
                                new Persona("social-work", "Social worker", "agrees with people what money is for"),
                                new Persona(
                                        "social-work2", "A second social worker", "agrees who may act for somebody"),
                                new Persona("safeguarding", "Safeguarding officer", "looks after concerns"),
                                new Persona("commissioner", "Commissioner", "sees numbers, never a person"),
                                new Persona("support", "Support worker", "keys in for others, calls, visits"))));
    }

    /**
     * Some of them, under one heading.
     *
     * @param title the heading
     * @param personas in the page's order
     */
    record Group(String title, List<Persona> personas) {}
}
