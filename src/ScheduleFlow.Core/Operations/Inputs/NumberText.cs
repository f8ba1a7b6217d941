using System.Globalization;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>A number as a caller gives it: digits with a decimal point, in every locale.</summary>
internal static class NumberText
{
    public static bool TryParse(string text, out double value) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    /// <returns>The number, or a <c>validation</c> problem that names the option.</returns>
    public static Outcome<double> Parse(string? text, string option, double absent)
    {
        if (text is null)
        {
            return absent;
        }

        return TryParse(text, out var value)
            ? value
            : new Problem(ErrorType.Validation, $"{option} is “{text}”, but a number is expected.");
    }
}
