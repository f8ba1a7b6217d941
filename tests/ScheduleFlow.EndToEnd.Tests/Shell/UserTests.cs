namespace ScheduleFlow.EndToEnd.Tests.Shell;

public sealed class UserTests : VerbTests
{
    private const string Password = "three dry towels";

    [Fact]
    public void A_user_is_created_listed_changed_and_disabled_and_the_password_comes_from_standard_input()
    {
        Worker.RunWith(Password + "\n", "create-user", "anna", "--role", "editor").MustSucceed().GetProperty("user").Text("state").Should().Be("active");
        Worker.Run("list-users").MustSucceed().List("users")[0].Text("name").Should().Be("anna");
        Worker.RunWith("four wet towels", "set-password", "anna").MustSucceed();
        Worker.Run("update-user", "anna", "--role", "viewer").MustSucceed();
        Worker.Run("disable-user", "anna").MustSucceed().GetProperty("user").Text("state").Should().Be("disabled");
        Worker.Run("enable-user", "anna").MustSucceed().GetProperty("user").Text("role").Should().Be("viewer");
        Worker.Run("doctor").MustSucceed().GetProperty("checked").GetProperty("users").GetInt32().Should().Be(1);

        foreach (var path in Directory.GetFiles(Folder.Path, "*", SearchOption.AllDirectories))
        {
            File.ReadAllText(path).Should().NotContain(Password).And.NotContain("four wet towels", path);
        }
    }

    [Fact]
    public void What_makes_no_user_is_refused()
    {
        Worker.RunWith("short", "create-user", "anna", "--role", "editor").MustFail(3, "validation", "12 to 200");
        Worker.RunWith("one line\nand another", "create-user", "anna", "--role", "editor").MustFail(3, "validation", "line");
        Worker.RunWith(Password, "create-user", "--role", "editor").MustFail(3, "validation", "name is missing");
        Worker.RunWith(Password, "create-user", "anna").MustFail(3, "validation", "role is missing");
        Worker.RunWith(Password, "create-user", "anna", "--password", Password).ExitCode.Should().Be(2);
        Worker.Run("disable-user", "anna").MustFail(4, "not_found", "anna");
    }
}
