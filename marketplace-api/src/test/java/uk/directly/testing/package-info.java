/**
 * What integration tests stand on: a PostgreSQL 18 of their own, and the checks of the ledger after each test. Published
 * as a test jar, so that the tests of the whole use the same.
 */
@NullMarked
package uk.directly.testing;

import org.jspecify.annotations.NullMarked;
