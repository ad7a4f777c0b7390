package io.zhike.agent.assignment;

/** Why an agent got a conversation. */
public enum AssignmentReason {
    /** They know the user, and can have it. */
    FAMILIAR,
    /** The highest idle rate of all candidates. */
    IDLEST,
    /** As idle as others, and the last assignment is the longest ago. */
    LONGEST_UNASSIGNED,
    /** As idle as others and as long unassigned: the first by id. */
    FIRST_BY_ID,
    /** They accepted it by hand. */
    ACCEPTED,
    /** They answered it. */
    ANSWERED,
    /** Someone else gave it to them. */
    TRANSFERRED,
    /** As an administrator they took it, whoever had it. */
    TAKEN_OVER,
    /** It had been theirs when their connection was lost. */
    CAME_BACK
}
