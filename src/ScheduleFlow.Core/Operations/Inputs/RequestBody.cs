using System.Globalization;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>A request whose options come as one JSON object (<see cref="Operation.RequestBody"/>).</summary>
internal static class RequestBody
{
    /// <summary>Reads the object, if one is named, into the request.</summary>
    /// <returns>
    /// What is wrong with it: <c>parse_error</c>, or <c>validation</c> for a field that is unknown or of another type;
    /// null: nothing.
    /// </returns>
    public static Problem? ReadInto(Request request, OperationContext context)
    {
        if (!request.Operation.HasRequestBody)
        {
            return null;
        }

        if (request.All(Operation.RequestBody).FirstOrDefault() is not { } named)
        {
            return Missing(request, request.Operation.Options.Where(option => option.Reach != OptionReach.Http));
        }

        if (!context.Input(named).Read(JsonRequest.Read).TryGet(out var body, out var problem))
        {
            return problem;
        }

        using (body)
        {
            // Options for a shell only, such as a file to write, are not for clients of the gateway.
            var route = request.Operation.Routes.First(route => route.Body == BodyKind.Request);
            var all = request.Operation.OptionsOf(route).ToList();

            // What the path says, no field says again.
            var options = all.FindAll(option => route.InPath(option) is null || !request.Has(option));
            var read = new HashSet<Option>();
            foreach (var field in body.Root.EnumerateObject())
            {
                if (!JsonText.TryName(field, out var name))
                {
                    problem ??= new Problem(ErrorType.Validation, "The name of a field is not valid Unicode.");
                }
                else if (options.Find(option => option.IsNamed(name)) is not { } option)
                {
                    problem ??= MeetUnknown(options, name, context);
                }
                else if (!read.Add(option))
                {
                    problem ??= new Problem(ErrorType.Validation, $"The field “{option.Field}” is given twice, here as “{name}”.")
                    {
                        Hint = "Give it once.",
                    };
                }
                else
                {
                    problem ??= Read(request, option, field, body);
                }
            }

            return problem ?? Missing(request, all);
        }
    }

    // A command line cannot insist on them, as the object may have them.
    private static Problem? Missing(Request request, IEnumerable<Option> options) =>
        options.FirstOrDefault(option => option.IsRequired && !request.Has(option)) is { } missing
            ? new Problem(ErrorType.Validation, $"{missing.Field} is missing.")
            : null;

    private static Problem? MeetUnknown(List<Option> options, string field, OperationContext context)
    {
        if (context.Outside.Ignore is { } ignore)
        {
            ignore(field);
            return null;
        }

        var unknown = UnknownName.Of("field", field, options);
        return new Problem(ErrorType.Validation, unknown.Message) { Hint = unknown.Hint };
    }

    private static Problem? Read(Request request, Option option, JsonProperty field, JsonRequest body)
    {
        if (field.Value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        switch (option.Type)
        {
            case OptionType.Document when field.Value.ValueKind != JsonValueKind.String:
                request.Add(option, field.Value.GetRawText());
                return null;
            case OptionType.Flag:
                if (!body.Flag(field.Name, absent: false).TryGet(out var flag, out var problem))
                {
                    return problem;
                }

                if (flag != option.IsInverted)
                {
                    request.Add(option, ValueCheck.True);
                }

                return null;
            case OptionType.Number or OptionType.WholeNumber or OptionType.Revision:
                if (!body.Number(field.Name, absent: 0).TryGet(out var number, out problem))
                {
                    return problem;
                }

                request.Add(option, Digits(number));
                return null;
            default:
                if (!body.Text(field.Name).TryGet(out var text, out problem))
                {
                    return problem;
                }

                if (text.Length > 0)
                {
                    request.Add(option, text);
                }

                return null;
        }
    }

    // Without an exponent, as on a command line.
    private static string Digits(double number) =>
        number.ToString(number == Math.Floor(number) ? "F0" : Math.Abs(number) < 0.0001 ? "F20" : "R", CultureInfo.InvariantCulture);
}
