using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.OpenApi;

/// <summary>Adds the doc comments of the records to their schemas, and which fields are always present.</summary>
/// <param name="comments">The doc comments of the contracts.</param>
internal sealed class SchemaDescriber(DocComments comments)
{
    /// <summary>Removes <c>null</c> from the types of optional fields: a null field is omitted, so a present one is never null.</summary>
    public static void DropAbsentNulls(JsonObject schemas)
    {
        foreach (var (_, schema) in schemas)
        {
            var required = schema!["required"]?.AsArray().Select(name => name!.GetValue<string>()).ToHashSet() ?? [];
            foreach (var (name, property) in schema["properties"]?.AsObject() ?? [])
            {
                if (!required.Contains(name))
                {
                    DropNull(property!.AsObject());
                }
            }
        }
    }

    public Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        if (context.JsonPropertyInfo is { AttributeProvider: PropertyInfo property })
        {
            schema.Description = comments.Of(property);
            if (!MayBeNull(property))
            {
                schema.Type &= ~JsonSchemaType.Null;
            }

            if (property is { Name: "Type", DeclaringType: var declaring } && declaring == typeof(Error))
            {
                schema.Enum = [.. ErrorType.All.Select(type => (JsonNode)JsonValue.Create(type.Name)!)];
            }

            return Task.CompletedTask;
        }

        if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Object)
        {
            schema.Description = comments.Of(context.JsonTypeInfo.Type);
            schema.Required = context.JsonTypeInfo.Properties.Where(IsAlwaysThere).Select(found => found.Name).ToHashSet();
        }

        return Task.CompletedTask;
    }

    private static bool IsAlwaysThere(JsonPropertyInfo property) =>
        property.Get is not null
        && (property.AttributeProvider is not PropertyInfo declared
            || declared.GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.Never }
            || !MayBeNull(declared));

    private static bool MayBeNull(PropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null
        || new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;

    private static void DropNull(JsonObject property)
    {
        if (property["type"] is JsonArray types)
        {
            var kept = types.Select(type => type!.GetValue<string>()).Where(type => type != "null").ToList();
            property["type"] = kept.Count == 1 ? kept[0] : new JsonArray([.. kept.Select(type => (JsonNode)type)]);
        }

        if (property["oneOf"] is JsonArray { Count: 2 } either && either[0]!["type"]?.GetValue<string>() == "null")
        {
            var reference = either[1]!["$ref"]!.GetValue<string>();
            property.Remove("oneOf");
            property["$ref"] = reference;
        }
    }
}
