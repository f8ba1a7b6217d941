using System.Globalization;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>A number as a caller gives it: digits with a decimal point, in every locale.</summary>
internal static class NumberText
{
    public static bool TryParse(string text, out double value) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
