package io.github.nh4j.internal.endpoint;

/** What a repeat of an operation would do. */
public enum OperationKind {
    /** A second push. */
    SEND,
    /** A second one beside the first. */
    CREATE,
    /** Nothing. */
    READ,
    /** Nothing more than the first, except that the answer may be that the thing is already there. */
    CREATE_NAMED,
    /** The same once more. */
    WRITE,
    /** The same once more, except that what is removed may be gone, or be there again by another's hand. */
    PATCH,
    /** Nothing more than the first, except that the thing is already gone. */
    DELETE
}
