from django.core.management.base import BaseCommand, no_translations

from greenshift import doctor


class Command(BaseCommand):
    help = "Look the installation through; tell what is wrong and what to do."
    requires_system_checks = []

    @no_translations
    def handle(self, **options):
        wrong = 0
        for check, findings in doctor.examine():
            self.tell(check, findings)
            wrong += sum(not each.is_remark for each in findings or [])
        self.stdout.write(f"{wrong} to mend." if wrong else "All is well.")
        if wrong:
            raise SystemExit(1)

    def tell(self, check, findings):
        if findings is None:
            self.stdout.write(f"-     {check.name}: not before the database is right")
        elif not findings:
            self.stdout.write(f"ok    {check.name}")
        for each in findings or []:
            word = "note" if each.is_remark else "WRONG"
            self.stdout.write(f"{word:5} {check.name}: {each.what} {each.do}")
