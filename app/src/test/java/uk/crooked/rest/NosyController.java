package uk.crooked.rest;

import org.springframework.r2dbc.core.DatabaseClient;

/** A controller that asks the database itself. */
record NosyController(DatabaseClient database) {}
