@NullMarked
package uk.directly.referral.rest;

import org.jspecify.annotations.NullMarked;
