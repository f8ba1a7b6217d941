using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.OpenApi;
using ScheduleFlow.Gateway.Security.Sessions;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>Reads small JSON objects with secrets. Its errors never contain their values.</summary>
internal static class SessionBody
{
    public static async Task<Outcome<Credentials>> ReadAsync(HttpContext http)
    {
        if (!(await FieldsAsync(http, GatewayRoutes.Credentials)).TryGet(out var values, out var problem))
        {
            return problem;
        }

        string Value(string field) => values.GetValueOrDefault(field, "");
        var given = new Credentials(Value("name"), Value("password"), Value("key"));
        var isKey = given.Key.Length > 0 && given.Name.Length + given.Password.Length == 0;
        var isPassword = given.Key.Length == 0 && given.Name.Length > 0 && given.Password.Length > 0;
        return isKey || isPassword
            ? given
            : new Problem(ErrorType.Validation, "A sign-in has a name and a password, or a key.")
            {
                Hint = "Send {\"name\":…,\"password\":…} or {\"key\":…}.",
            };
    }

    /// <summary>The texts of an object whose fields are all known.</summary>
    /// <param name="http">The request.</param>
    /// <param name="fields">The known fields.</param>
    public static async Task<Outcome<Dictionary<string, string>>> FieldsAsync(HttpContext http, ImmutableArray<Option> fields)
    {
        if (!(await JsonBody.ReadObjectAsync(http.Request, http.RequestAborted)).TryGet(out var body, out var problem))
        {
            return problem;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in body.ValueKind == JsonValueKind.Object ? body.EnumerateObject() : default)
        {
            if (!JsonText.TryName(field, out var name) || !fields.Any(known => known.Field == name))
            {
                var unknown = UnknownName.Of("field", name ?? "", fields);
                return new Problem(ErrorType.Validation, unknown.Message) { Hint = unknown.Hint };
            }

            if (!JsonText.TryRead(field.Value, out var text) || !values.TryAdd(name, text))
            {
                return new Problem(ErrorType.Validation, $"The field “{name}” must be a text, and may appear only once.");
            }
        }

        return values;
    }
}
