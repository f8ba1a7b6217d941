using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;

namespace ScheduleFlow.Registry;

/// <summary>Makes the statements that write a record as a JSON object. Records in it get their own methods.</summary>
/// <param name="methods">Gets those methods, by the name of the record.</param>
internal sealed class ObjectWriter(SortedDictionary<string, string> methods)
{
    private const string Indent = "            ";

    private int _locals;

    /// <param name="type">The record.</param>
    /// <param name="value">The expression for it.</param>
    public string Body(INamedTypeSymbol type, string value)
    {
        var text = new StringBuilder($"{Indent}json.WriteStartObject();\n");
        foreach (var (property, name, writesNull) in Properties(type))
        {
            Member(text, Indent, property.Type, $"{value}.{property.Name}", name, writesNull);
        }

        return text.Append($"{Indent}json.WriteEndObject();\n").ToString();
    }

    // In the platform's order: by their declared order, then those of the record before those of its bases.
    private static IEnumerable<(IPropertySymbol Property, string Name, bool WritesNull)> Properties(INamedTypeSymbol type)
    {
        var found = new List<(IPropertySymbol Property, string Name, bool WritesNull, int Order)>();
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (var property in declaring.GetMembers().OfType<IPropertySymbol>())
            {
                if (property.IsStatic || property.IsIndexer || property.GetMethod is null
                    || property.DeclaredAccessibility != Accessibility.Public
                    || found.Any(other => other.Property.Name == property.Name))
                {
                    continue;
                }

                var ignore = Attribute(property, "JsonIgnoreAttribute");
                var condition = ignore?.NamedArguments.FirstOrDefault(argument => argument.Key == "Condition").Value.Value as int?;
                if (ignore is not null && condition != 0)
                {
                    continue; // ignored always, or when null, as all null fields are
                }

                var given = Attribute(property, "JsonPropertyNameAttribute")?.ConstructorArguments[0].Value as string;
                var order = Attribute(property, "JsonPropertyOrderAttribute")?.ConstructorArguments[0].Value as int? ?? 0;
                found.Add((property, given ?? SnakeCase(property.Name), ignore is not null, order));
            }
        }

        return found.OrderBy(entry => entry.Order).Select(entry => (entry.Property, entry.Name, entry.WritesNull));
    }

    // An override has the attributes of the property that it overrides.
    private static AttributeData? Attribute(IPropertySymbol property, string name)
    {
        for (IPropertySymbol? declared = property; declared is not null; declared = declared.OverriddenProperty)
        {
            if (declared.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == name) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private void Member(StringBuilder text, string indent, ITypeSymbol type, string value, string name, bool writesNull)
    {
        var nullable = Nullable(type, out var inner);
        if (!nullable)
        {
            Named(text, indent, inner, value, name);
            return;
        }

        var local = $"value{_locals++}";
        text.Append($"{indent}if ({value} is {{ }} {local})\n{indent}{{\n");
        Named(text, indent + "    ", inner, local, name);
        text.Append($"{indent}}}\n");
        if (writesNull)
        {
            text.Append($"{indent}else\n{indent}{{\n{indent}    json.WriteNull(\"{name}\"u8);\n{indent}}}\n");
        }
    }

    private void Named(StringBuilder text, string indent, ITypeSymbol type, string value, string name)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_String:
                text.Append($"{indent}json.WriteString(\"{name}\"u8, {value});\n");
                break;
            case SpecialType.System_Boolean:
                text.Append($"{indent}json.WriteBoolean(\"{name}\"u8, {value});\n");
                break;
            case var special when IsNumber(special):
                text.Append($"{indent}json.WriteNumber(\"{name}\"u8, {value});\n");
                break;
            default:
                text.Append($"{indent}json.WritePropertyName(\"{name}\"u8);\n");
                Value(text, indent, type, value);
                break;
        }
    }

    private void Value(StringBuilder text, string indent, ITypeSymbol type, string value)
    {
        if (Nullable(type, out var inner))
        {
            var local = $"value{_locals++}";
            text.Append($"{indent}if ({value} is {{ }} {local})\n{indent}{{\n");
            Value(text, indent + "    ", inner, local);
            text.Append($"{indent}}}\n{indent}else\n{indent}{{\n{indent}    json.WriteNullValue();\n{indent}}}\n");
            return;
        }

        switch (inner.SpecialType)
        {
            case SpecialType.System_String:
                text.Append($"{indent}json.WriteStringValue({value});\n");
                return;
            case SpecialType.System_Boolean:
                text.Append($"{indent}json.WriteBooleanValue({value});\n");
                return;
            case var special when IsNumber(special):
                text.Append($"{indent}json.WriteNumberValue({value});\n");
                return;
        }

        if (inner.Name == "JsonElement")
        {
            text.Append($"{indent}{value}.WriteTo(json);\n");
        }
        else if (Map(inner) is { } mapped)
        {
            var entry = $"value{_locals++}";
            text.Append($"{indent}json.WriteStartObject();\n{indent}foreach (var {entry} in {value})\n{indent}{{\n");
            text.Append($"{indent}    json.WritePropertyName({entry}.Key);\n");
            Value(text, indent + "    ", mapped, $"{entry}.Value");
            text.Append($"{indent}}}\n{indent}json.WriteEndObject();\n");
        }
        else if (Element(inner) is { } element)
        {
            var item = $"value{_locals++}";
            text.Append($"{indent}json.WriteStartArray();\n{indent}foreach (var {item} in {value})\n{indent}{{\n");
            Value(text, indent + "    ", element, item);
            text.Append($"{indent}}}\n{indent}json.WriteEndArray();\n");
        }
        else
        {
            Method((INamedTypeSymbol)inner);
            text.Append($"{indent}{MethodName(inner)}(json, {value});\n");
        }
    }

    private void Method(INamedTypeSymbol type)
    {
        var name = MethodName(type);
        if (methods.ContainsKey(name))
        {
            return;
        }

        methods.Add(name, ""); // a record may hold others of its kind
        var body = new ObjectWriter(methods).Body(type, "value");
        var method = name.Substring(name.LastIndexOf('.') + 1);
        var record = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        methods[name] = $"        public static void {method}(global::System.Text.Json.Utf8JsonWriter json, {record} value)\n"
            + $"        {{\n{body}        }}\n";
    }

    private static bool IsNumber(SpecialType type) => type is SpecialType.System_Int32 or SpecialType.System_Int64
        or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_Double or SpecialType.System_Decimal;

    private static string MethodName(ITypeSymbol type) =>
        "global::ScheduleFlow.Contracts.Operations.RecordWriters.Write" + type.ToDisplayString().Replace('.', '_');

    private static bool Nullable(ITypeSymbol type, out ITypeSymbol inner)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } value)
        {
            inner = value.TypeArguments[0];
            return true;
        }

        inner = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        return type.NullableAnnotation == NullableAnnotation.Annotated;
    }

    private static ITypeSymbol? Map(ITypeSymbol type) => Interfaces(type)
        .FirstOrDefault(found =>
            found.OriginalDefinition.ToDisplayString() is "System.Collections.Generic.IReadOnlyDictionary<TKey, TValue>")
        ?.TypeArguments[1];

    private static ITypeSymbol? Element(ITypeSymbol type) => type is IArrayTypeSymbol array
        ? array.ElementType
        : Interfaces(type)
            .FirstOrDefault(found => found.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
            ?.TypeArguments[0];

    private static ImmutableArray<INamedTypeSymbol> Interfaces(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Interface } itself ? type.AllInterfaces.Insert(0, itself) : type.AllInterfaces;

    // Like the platform's policy for names such as ours: an underscore before each capital but the first.
    private static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        foreach (var character in name)
        {
            if (char.IsUpper(character) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(character));
        }

        return text.ToString();
    }
}
