import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/// Gives a class methods for what the JDK would otherwise make when it is first called: finding the case of a `switch`
/// over types, and `equals` and `hashCode` of a record. Confined to one class.
///
/// What is made for lambdas and for the concatenation of strings goes into the JVM's cache. These do not.
final class LinkedCalls {
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");

    private final ClassModel type;
    private final List<InvokeDynamicInstruction> calls = new ArrayList<>();

    LinkedCalls(ClassModel type) {
        this.type = type;
    }

    /// Whether the class may have such calls.
    boolean exist() {
        for (PoolEntry entry : type.constantPool()) {
            if (entry instanceof InvokeDynamicEntry call
                    && isOne(call.bootstrap().bootstrapMethod().asSymbol(), call.name().stringValue())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOne(DirectMethodHandleDesc maker, String name) {
        return switch (maker.owner().displayName() + '.' + maker.methodName()) {
            case "SwitchBootstraps.typeSwitch" -> true;
            case "ObjectMethods.bootstrap" -> !name.equals("toString");
            default -> false;
        };
    }

    /// Calls the method of the class instead.
    void link(CodeBuilder code, CodeElement element) {
        if (element instanceof InvokeDynamicInstruction call && isLinkable(call)) {
            boolean inInterface = type.flags().has(AccessFlag.INTERFACE);
            code.invokestatic(type.thisClass().asSymbol(), name(calls.size()), call.typeSymbol(), inInterface);
            calls.add(call);
        } else {
            code.with(element);
        }
    }

    /// A `switch` with constants among its cases stays as it is.
    private static boolean isLinkable(InvokeDynamicInstruction call) {
        return isOne(call.bootstrapMethod(), call.name().stringValue())
                && (!isSwitch(call) || call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance));
    }

    private static boolean isSwitch(InvokeDynamicInstruction call) {
        return call.bootstrapMethod().methodName().equals("typeSwitch");
    }

    private static String name(int index) {
        return "linked$" + index;
    }

    /// Adds the methods that are called.
    void addMethods(ClassBuilder builder) {
        for (InvokeDynamicInstruction call : calls) {
            builder.withMethodBody(
                    name(calls.indexOf(call)),
                    call.typeSymbol(),
                    ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC,
                    code -> write(code, call));
        }
    }

    private void write(CodeBuilder code, InvokeDynamicInstruction call) {
        switch (call.name().stringValue()) {
            case "equals" -> equal(code, components(call));
            case "hashCode" -> hash(code, components(call));
            default -> find(code, call.bootstrapArgs());
        }
    }

    /// As `SwitchBootstraps.typeSwitch` has it: the first case from the given one on that fits; -1 for null.
    private static void find(CodeBuilder code, List<ConstantDesc> cases) {
        int selector = 0;
        int from = 1;
        Label some = code.newLabel();
        code.aload(selector).ifnonnull(some).loadConstant(-1).ireturn().labelBinding(some);
        for (int i = 0; i < cases.size(); i++) {
            Label next = code.newLabel();
            code.loadConstant(i).iload(from).if_icmplt(next);
            code.aload(selector).instanceOf((ClassDesc) cases.get(i)).ifeq(next);
            code.loadConstant(i).ireturn().labelBinding(next);
        }
        code.loadConstant(cases.size()).ireturn();
    }

    /// The record's fields: behind its class and their names, there is a method handle for each.
    private static List<DirectMethodHandleDesc> components(InvokeDynamicInstruction call) {
        return call.bootstrapArgs().stream().skip(2).map(DirectMethodHandleDesc.class::cast).toList();
    }

    private void equal(CodeBuilder code, List<DirectMethodHandleDesc> components) {
        ClassDesc self = type.thisClass().asSymbol();
        Label different = code.newLabel();
        code.aload(1).instanceOf(self).ifeq(different);
        for (DirectMethodHandleDesc component : components) {
            ClassDesc field = component.invocationType().returnType();
            code.aload(0).getfield(self, component.methodName(), field);
            code.aload(1).checkcast(self).getfield(self, component.methodName(), field);
            if (field.isPrimitive()) {
                code.invokestatic(box(field), "compare", MethodTypeDesc.of(CD_int, field, field)).ifne(different);
            } else {
                code.invokestatic(OBJECTS, "equals", MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object)).ifeq(different);
            }
        }
        code.loadConstant(1).ireturn().labelBinding(different).loadConstant(0).ireturn();
    }

    private void hash(CodeBuilder code, List<DirectMethodHandleDesc> components) {
        ClassDesc self = type.thisClass().asSymbol();
        code.loadConstant(0);
        for (DirectMethodHandleDesc component : components) {
            ClassDesc field = component.invocationType().returnType();
            code.loadConstant(31).imul().aload(0).getfield(self, component.methodName(), field);
            code.invokestatic(
                    field.isPrimitive() ? box(field) : OBJECTS,
                    "hashCode",
                    MethodTypeDesc.of(CD_int, field.isPrimitive() ? field : CD_Object));
            code.iadd();
        }
        code.ireturn();
    }

    private static ClassDesc box(ClassDesc primitive) {
        return switch (primitive.displayName()) {
            case "int" -> ClassDesc.of("java.lang.Integer");
            case "char" -> ClassDesc.of("java.lang.Character");
            case String name -> ClassDesc.of("java.lang." + Character.toUpperCase(name.charAt(0)) + name.substring(1));
        };
    }
}
