using System.Globalization;
using Microsoft.OpenApi;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Gateway.OpenApi;

/// <summary>Adds to the replies of an operation what its declaration says: errors, headers, media types, further statuses.</summary>
internal static class ResponseDescriber
{
    private const string Json = "application/json";

    public static void Describe(OpenApiResponses responses, DescribedRoute described, Microsoft.OpenApi.OpenApiDocument document)
    {
        var route = described.Route;
        foreach (var (status, found) in responses)
        {
            var response = (OpenApiResponse)found;
            response.Headers ??= new Dictionary<string, IOpenApiHeader>();
            response.Headers["X-Request-ID"] = new OpenApiHeaderReference(SharedComponents.RequestId, document);
            if (status is "429" or "503")
            {
                response.Headers["Retry-After"] = new OpenApiHeaderReference(SharedComponents.RetryAfter, document);
            }

            var types = described.Errors.Where(type => type.HttpStatus.ToString(CultureInfo.InvariantCulture) == status).ToList();
            if (types.Count > 0)
            {
                response.Description = string.Join(' ', types.Select(type => $"`{type.Name}`: {type.Meaning}"));
                var content = (OpenApiMediaType)response.Content![Json];
                content.Examples = types.ToDictionary(
                    type => type.Name, IOpenApiExample (type) => new OpenApiExampleReference(type.Name, document));
            }
        }

        var success = (OpenApiResponse)responses[described.Success.ToString(CultureInfo.InvariantCulture)];
        success.Description = described.Own?.ReplyHelp
            ?? (described.ReplyType is { } reply ? DocComments.OfContracts.Of(reply) : null)
            ?? "The document.";
        success.Content ??= new Dictionary<string, OpenApiMediaType>();
        foreach (var mediaType in MediaTypes(described))
        {
            success.Content.TryAdd(mediaType, new OpenApiMediaType { Schema = SchemaOf(mediaType) });
        }

        if (route.Reply == ReplyForm.Page)
        {
            success.Headers!["Link"] = new OpenApiHeaderReference(SharedComponents.Link, document);
        }

        if (route.Created is not null)
        {
            success.Headers!["Location"] = new OpenApiHeaderReference(SharedComponents.Location, document);
        }

        if (route.Freshness != Freshness.None)
        {
            success.Headers!["ETag"] = new OpenApiHeaderReference(SharedComponents.ETag, document);
            responses["304"] = new OpenApiResponse
            {
                Description = "The client has the current reply.",
                Headers = new Dictionary<string, IOpenApiHeader>
                {
                    ["X-Request-ID"] = new OpenApiHeaderReference(SharedComponents.RequestId, document),
                },
            };
        }

        foreach (var (status, help) in described.Own?.FurtherStatuses ?? [])
        {
            responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = help,
                Headers = success.Headers,
                Content = success.Content,
            };
        }
    }

    private static IEnumerable<string> MediaTypes(DescribedRoute described)
    {
        if (described.Own is { } own)
        {
            return own.MediaTypes;
        }

        if (described.Route.Reply != ReplyForm.Document)
        {
            return described.Route.Documents.Select(document => Bare(document.MediaType));
        }

        return described.Route.MediaType is { } mediaType
            ? [Bare(mediaType)]
            : FormatNames.MediaTypes.Select(Bare).Append(Json).Distinct();
    }

    private static OpenApiSchema SchemaOf(string mediaType) =>
        mediaType == Json ? new OpenApiSchema() : new OpenApiSchema { Type = JsonSchemaType.String };

    private static string Bare(string mediaType) => mediaType.Split(';')[0];
}
