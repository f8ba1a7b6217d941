using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Gateway.OpenApi;

/// <summary>Adds to an operation what its declaration says besides the replies: parameters, body, role, headers.</summary>
internal static class OperationDescriber
{
    private const string Json = "application/json";

    public static async Task Describe(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var described = context.Description.ActionDescriptor.EndpointMetadata.OfType<DescribedRoute>().Single();
        operation.OperationId = described.Id;
        operation.Summary = described.Route.Summary ?? described.Operation.Summary;
        operation.Description = described.Operation.Description;
        operation.AddExtension("x-role", new JsonNodeExtension(described.Role));
        operation.Security = Security(described, context.Document!);
        operation.Parameters = [.. Parameters(described, context.Document!)];
        var document = described.Operation.OptionsOf(described.Route).FirstOrDefault(option => option.Schema is not null);
        var record = document is null ? null : await context.GetOrCreateSchemaAsync(document.Schema!, null, cancellation);
        operation.RequestBody = Body(described, record);
        ResponseDescriber.Describe(operation.Responses!, described, context.Document!);
    }

    private static List<OpenApiSecurityRequirement> Security(DescribedRoute described, Microsoft.OpenApi.OpenApiDocument document)
    {
        var key = new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(SharedComponents.Key, document)] = [] };
        return described.IsForAnyone ? []
            : described.Route.Role == Role.Admin ? [key]
            : [key, []]; // a program on the same machine needs no key
    }

    private static IEnumerable<IOpenApiParameter> Parameters(DescribedRoute described, Microsoft.OpenApi.OpenApiDocument document)
    {
        var (operation, route) = (described.Operation, described.Route);
        foreach (var option in operation.OptionsOf(route))
        {
            var inPath = route.InPath(option);
            var isInPath = inPath is not null;
            var hasBody = route.Body != BodyKind.None;
            var isInQuery = route.Body is BodyKind.None or BodyKind.Document
                && option is { Type: not OptionType.Document, IsOperand: false };
            var isNamedDocument = !hasBody && option is { Reach: OptionReach.Everywhere, Type: OptionType.Document };
            if (isInPath || isInQuery || isNamedDocument)
            {
                var hasDefault = route.Defaults.Any(usual => usual.Field == option.Field);
                yield return new OpenApiParameter
                {
                    Name = inPath ?? option.Field,
                    In = isInPath ? ParameterLocation.Path : ParameterLocation.Query,
                    Required = isInPath || (option.IsRequired && !hasBody && !hasDefault),
                    Description = OptionHelp.Of(option),
                    Schema = SchemaOf(option),
                    Example = option.Example is { } example ? JsonValue.Create(example) : null,
                };
            }
        }

        foreach (var option in operation.OptionsOf(route).Where(option => option.Header is not null))
        {
            yield return new OpenApiParameter
            {
                Name = option.Header,
                In = ParameterLocation.Header,
                Description = $"As `{option.Field}`, in quotes.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            };
        }

        if (operation.IsRepeatable)
        {
            yield return new OpenApiParameterReference(SharedComponents.IdempotencyKey, document);
        }

        if (route.Freshness != Freshness.None)
        {
            yield return new OpenApiParameterReference(SharedComponents.IfNoneMatch, document);
        }

        foreach (var header in described.Own?.Headers ?? [])
        {
            yield return new OpenApiParameter
            {
                Name = header.Name,
                In = ParameterLocation.Header,
                Description = header.Help,
                Schema = SchemaOf(header),
            };
        }

        yield return new OpenApiParameterReference(SharedComponents.RequestId, document);
    }

    private static OpenApiRequestBody? Body(DescribedRoute described, OpenApiSchema? record)
    {
        var route = described.Route;
        if (route.Body == BodyKind.None)
        {
            return null;
        }

        var fields = new OpenApiMediaType
        {
            Schema = FieldsOf(described, record),
            Example = route.Example is { } example ? JsonNode.Parse(example) : null,
        };
        if (route.Body != BodyKind.Document)
        {
            return new OpenApiRequestBody { Content = new Dictionary<string, OpenApiMediaType> { [Json] = fields } };
        }

        fields.Schema = new OpenApiSchema
        {
            AnyOf =
            [
                fields.Schema!,
                new OpenApiSchema { Type = JsonSchemaType.Object, Description = "The document itself." },
                new OpenApiSchema { Type = JsonSchemaType.Array, Description = "Its events.", Items = new OpenApiSchema() },
            ],
        };
        return new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [Json] = fields,
                ["multipart/form-data"] = new() { Schema = FormOfOneFile() },
                ["application/octet-stream"] = new() { Schema = new OpenApiSchema() },
            },
        };
    }

    private static OpenApiSchema FormOfOneFile() => new()
    {
        Type = JsonSchemaType.Object,
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
        },
    };

    private static OpenApiSchema FieldsOf(DescribedRoute described, OpenApiSchema? record)
    {
        if (described.Route.Body == BodyKind.Json)
        {
            return record ?? new OpenApiSchema { Type = JsonSchemaType.Object, Description = described.Operation.Description };
        }

        var options = described.Operation.OptionsOf(described.Route)
            .Where(option => described.Route.InPath(option) is null).ToList();
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = options.ToDictionary(
                option => option.Field, IOpenApiSchema (option) => Documented(option, described.Route.Body, record)),
            Required = options.Where(option => option.IsRequired).Select(option => option.Field).ToHashSet(),
            AdditionalPropertiesAllowed = false,
        };
    }

    private static OpenApiSchema Documented(Option option, BodyKind body, OpenApiSchema? record)
    {
        // A request that the worker reads may contain the document itself: a list of texts and records.
        var schema = body == BodyKind.Request && option.Type == OptionType.Document ? ListOf(record) : SchemaOf(option);
        schema.Description = OptionHelp.Of(option);
        return schema;
    }

    private static OpenApiSchema ListOf(OpenApiSchema? record) => record is null ? new OpenApiSchema() : new OpenApiSchema
    {
        AnyOf =
        [
            new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { AnyOf = [Text(), record] } },
            Text(),
        ],
    };

    private static OpenApiSchema SchemaOf(Option option)
    {
        var one = option.Type switch
        {
            OptionType.Flag => new OpenApiSchema { Type = JsonSchemaType.Boolean },
            OptionType.WholeNumber or OptionType.Revision => new OpenApiSchema { Type = JsonSchemaType.Integer },
            OptionType.Number => new OpenApiSchema { Type = JsonSchemaType.Number },
            OptionType.Secret => new OpenApiSchema { Type = JsonSchemaType.String, Format = "password" },
            OptionType.Url => new OpenApiSchema { Type = JsonSchemaType.String, Format = "uri" },
            _ => new OpenApiSchema { Type = JsonSchemaType.String },
        };
        one.Minimum = option.Min?.ToString(CultureInfo.InvariantCulture);
        one.Maximum = option.Max?.ToString(CultureInfo.InvariantCulture);
        one.Enum = option.Choices.IsEmpty ? null : [.. option.Choices.Select(choice => (JsonNode)JsonValue.Create(choice)!)];
        one.Default = option is { Default: { } usual, IsList: false } ? DefaultOf(option, usual) : null;
        return option.IsList ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = one } : one;
    }

    private static JsonNode DefaultOf(Option option, string usual) =>
        option.Type is OptionType.WholeNumber or OptionType.Number or OptionType.Flag ? JsonNode.Parse(usual)! : JsonValue.Create(usual)!;

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}
