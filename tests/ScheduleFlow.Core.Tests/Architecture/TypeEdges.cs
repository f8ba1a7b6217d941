using System.Reflection;
using System.Reflection.Emit;

namespace ScheduleFlow.Core.Tests.Architecture;

/// <summary>
/// Which types of an assembly name which: in base types, interfaces, attributes, fields, signatures, locals and the bodies of
/// methods. A nested type, and so all that the compiler makes, counts as the type it lies in.
/// </summary>
/// <remarks>Constants leave no trace in a compiled assembly: what uses nothing else of a type is not seen here.</remarks>
internal static class TypeEdges
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Every pair of outermost types of <paramref name="assembly"/> of which the first names the second.</summary>
    public static HashSet<(Type From, Type To)> Of(Assembly assembly)
    {
        var edges = new HashSet<(Type From, Type To)>();
        foreach (var type in assembly.GetTypes())
        {
            var from = Outermost(type);
            edges.UnionWith(Named(type)
                .SelectMany(Parts)
                .Where(named => named.Assembly == assembly)
                .Select(named => (from, Outermost(named)))
                .Where(edge => edge.Item1 != edge.Item2));
        }

        return edges;
    }

    private static IEnumerable<Type> Named(Type type)
    {
        IEnumerable<MethodBase> methods = [.. type.GetMethods(Declared), .. type.GetConstructors(Declared)];
        return
        [
            .. type.BaseType is { } parent ? [parent] : Type.EmptyTypes,
            .. type.GetInterfaces(),
            .. type.GetGenericArguments().SelectMany(Constraints),
            .. type.GetFields(Declared).Select(field => field.FieldType),
            .. Attributes(type),
            .. type.GetMembers(Declared).SelectMany(Attributes),
            .. methods.SelectMany(NamedBy),
        ];
    }

    private static IEnumerable<Type> NamedBy(MethodBase method)
    {
        var generic = method.IsGenericMethodDefinition ? method.GetGenericArguments() : [];
        IEnumerable<Type> signature =
        [
            .. method is MethodInfo { ReturnType: var returned } ? [returned] : Type.EmptyTypes,
            .. method.GetParameters().Select(parameter => parameter.ParameterType),
            .. generic.SelectMany(Constraints),
        ];
        return method.GetMethodBody() is { } body
            ?
            [
                .. signature,
                .. body.LocalVariables.Select(local => local.LocalType),
                .. body.ExceptionHandlingClauses
                    .Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause)
                    .Select(clause => clause.CatchType)
                    .OfType<Type>(),
                .. Tokens(body.GetILAsByteArray()!).SelectMany(token => NamedByToken(method, token)),
            ]
            : signature;
    }

    private static IEnumerable<Type> NamedByToken(MethodBase method, int token)
    {
        var ofType = method.DeclaringType!.GetGenericArguments();
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];
        switch (method.Module.ResolveMember(token, ofType, ofMethod))
        {
            case Type type:
                return [type];
            case FieldInfo field:
                return [field.DeclaringType!, field.FieldType];
            case MethodInfo called:
                return
                [
                    called.DeclaringType!,
                    called.ReturnType,
                    .. called.GetParameters().Select(parameter => parameter.ParameterType),
                    .. called.IsGenericMethod ? called.GetGenericArguments() : [],
                ];
            case ConstructorInfo made:
                return [made.DeclaringType!, .. made.GetParameters().Select(parameter => parameter.ParameterType)];
            default:
                return [];
        }
    }

    /// <summary>The operands of a method's instructions that are types, fields or methods.</summary>
    private static IEnumerable<int> Tokens(byte[] il)
    {
        for (var at = 0; at < il.Length;)
        {
            short value = il[at++];
            if (value == 0xfe)
            {
                value = (short)(0xfe00 | il[at++]);
            }

            var operand = Codes[value].OperandType;
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                yield return BitConverter.ToInt32(il, at);
            }

            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type> Attributes(MemberInfo member) =>
        member.GetCustomAttributesData().SelectMany(attribute => attribute.ConstructorArguments
            .Select(argument => argument.Value)
            .OfType<Type>()
            .Append(attribute.AttributeType));

    private static IEnumerable<Type> Constraints(Type parameter) =>
        parameter.IsGenericParameter ? parameter.GetGenericParameterConstraints() : [];

    /// <summary>A type without its arrays, references and arguments, and each of those.</summary>
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.IsGenericParameter || type.IsFunctionPointer)
        {
            return [];
        }

        if (type.HasElementType)
        {
            return Parts(type.GetElementType()!);
        }

        return type.IsGenericType
            ? [type.GetGenericTypeDefinition(), .. type.GetGenericArguments().SelectMany(Parts)]
            : [type];
    }

    private static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type;
    }
}
