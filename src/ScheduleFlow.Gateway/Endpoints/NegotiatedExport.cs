using Microsoft.Net.Http.Headers;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Http;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>A download in the format that <c>Accept</c> asks for, where the client does not name one.</summary>
internal sealed class NegotiatedExport(OperationEndpoints operations)
{

    public Task AnswerAsync(HttpContext http, Operation operation, HttpRoute route)
    {
        if (http.QueryValue(OperationEndpoints.FormatField) is not null)
        {
            return operations.AnswerAsync(http, operation, route);
        }

        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        return ExportFormat.Of(http.Request) is { } wanted
            ? operations.AnswerAsync(http, operation, route, (OperationEndpoints.FormatField, wanted))
            : ErrorReply.WriteAsync(http, NoSuchFormat);
    }

    private static Problem NoSuchFormat => new(ErrorType.NotAcceptable, "A schedule cannot be written as anything that Accept names.")
    {
        Hint = $"It can be written as {ExportFormat.Choices}; ?format= offers all formats.",
    };
}
