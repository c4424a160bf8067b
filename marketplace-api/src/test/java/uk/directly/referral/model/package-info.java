@NullMarked
package uk.directly.referral.model;

import org.jspecify.annotations.NullMarked;
