using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Gateway.OpenApi;

/// <summary>The routes of all declared operations, and the gateway's own, as the platform describes endpoints.</summary>
internal sealed class DeclaredApi : IApiDescriptionProvider
{
    private const string Json = "application/json";

    public int Order => 0;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        foreach (var described in Operations.All
            .SelectMany(operation => operation.Routes.Select(route => new DescribedRoute(operation, route)))
            .Concat(GatewayRoutes.All.Select(own => new DescribedRoute(own.Operation, own.Route) { Own = own }))
            .OrderBy(described => described.Route.Path, StringComparer.Ordinal))
        {
            context.Results.Add(Describe(described));
        }
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
        // There are no other providers.
    }

    private static ApiDescription Describe(DescribedRoute described)
    {
        var description = new ApiDescription
        {
            HttpMethod = described.Route.Method,
            RelativePath = described.Route.Path.TrimStart('/').Replace("{**", "{", StringComparison.Ordinal),
            ActionDescriptor = new ActionDescriptor
            {
                EndpointMetadata = [described],
                RouteValues = new Dictionary<string, string?> { ["controller"] = described.Tag },
            },
        };
        var success = new ApiResponseType { StatusCode = described.Success, Type = described.ReplyType ?? typeof(void) };
        if (described.ReplyType is not null)
        {
            success.ApiResponseFormats.Add(new ApiResponseFormat { MediaType = Json });
        }

        description.SupportedResponseTypes.Add(success);
        foreach (var status in described.Errors.Select(error => error.HttpStatus).Distinct().Order())
        {
            description.SupportedResponseTypes.Add(new ApiResponseType
            {
                StatusCode = status,
                Type = typeof(Error),
                ApiResponseFormats = [new ApiResponseFormat { MediaType = Json }],
            });
        }

        return description;
    }
}
