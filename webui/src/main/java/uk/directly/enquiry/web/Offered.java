package uk.directly.enquiry.web;

import java.util.UUID;

/** Who is asked about what. */
record Offered(UUID offerId, String name, String title) {}
