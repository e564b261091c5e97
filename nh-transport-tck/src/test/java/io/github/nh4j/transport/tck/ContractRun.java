package io.github.nh4j.transport.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.opentest4j.TestAbortedException;

/** What becomes of groups of a contract's tests. It waits less than the kit does by default, since much is to hang. */
final class ContractRun implements TestExecutionListener {
    private static final String PATIENCE = "nh4j.tck.patience";
    private static final int PERCENT = 4;

    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger passed = new AtomicInteger();

    private ContractRun() {}

    /** Runs a group. */
    static ContractRun of(Class<?> contract, Class<?> group, Map<String, String> parameters) {
        return of(List.of(selectNestedClass(List.of(contract), group)), parameters);
    }

    /** Runs some tests of groups: for each group their names. */
    static ContractRun of(Class<?> contract, Map<Class<?>, List<String>> tests) {
        List<DiscoverySelector> selectors = new ArrayList<>();
        tests.forEach((group, names) -> names.forEach(
                name -> selectors.add(selectNestedMethod(List.of(contract), group, method(group, name)))));
        return of(selectors, Map.of());
    }

    static ContractRun of(List<? extends DiscoverySelector> selectors, Map<String, String> parameters) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .configurationParameters(parameters)
                .build();
        ContractRun run = new ContractRun();
        String before = System.getProperty(PATIENCE);
        System.setProperty(PATIENCE, Integer.toString(PERCENT));
        try {
            LauncherFactory.create().execute(request, run);
        } finally {
            if (before == null) {
                System.clearProperty(PATIENCE);
            } else {
                System.setProperty(PATIENCE, before);
            }
        }
        return run;
    }

    private static Method method(Class<?> group, String name) {
        return ReflectionSupport.findMethods(
                        group, method -> method.getName().equals(name), HierarchyTraversalMode.TOP_DOWN)
                .get(0);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        result.getThrowable().ifPresent(thrown -> {
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                failures.add(thrown);
            }
        });
        if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            passed.incrementAndGet();
        }
    }

    List<Throwable> failures() {
        return List.copyOf(failures);
    }

    int passed() {
        return passed.get();
    }

    /** Skips what is left once a test has failed: each that hangs takes its time. */
    static final class StopAtFailure implements ExecutionCondition, TestExecutionExceptionHandler {
        private static AtomicInteger failed(ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(StopAtFailure.class))
                    .getOrComputeIfAbsent(AtomicInteger.class);
        }

        @Override
        public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
            if (!(thrown instanceof TestAbortedException)) {
                failed(context).incrementAndGet();
            }
            throw thrown;
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return failed(context).get() == 0
                    ? ConditionEvaluationResult.enabled("nothing has failed")
                    : ConditionEvaluationResult.disabled("a test has failed");
        }
    }
}
