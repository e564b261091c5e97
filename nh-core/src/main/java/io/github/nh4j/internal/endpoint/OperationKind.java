package io.github.nh4j.internal.endpoint;

/** What a repeat of an operation would do. */
public enum OperationKind {
    /** Nothing. */
    READ,
    /** The same once more. */
    WRITE,
    /** It sees the success of the first as somebody else's change. */
    CONDITIONAL,
    /** The same once more, except that what is removed may be gone, or be there again by another's hand. */
    PATCH,
    /** Nothing more than the first, except that the thing is already gone. */
    DELETE,
    /** A second push. */
    SEND,
    /** A second one beside the first. */
    CREATE,
    /** Nothing more than the first, except that the answer may be that the thing is already there. */
    CREATE_NAMED
}
